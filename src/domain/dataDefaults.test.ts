import { describe, expect, it } from 'vitest'
import { listOf, namedSet } from './testPhotos'
import { DEFAULT_CONFIG } from './config'
import { patchForData, settingsForSet, waysToSplit } from './dataDefaults'
import { splitOf } from './split'

const each = (people: number, photos: number) => Array<number>(people).fill(photos)

describe('patchForData', () => {
  it('takes over what goes with the images, so that one click does', () => {
    const faces = patchForData(DEFAULT_CONFIG, 'faces', null)
    expect(faces).toMatchObject({ data: 'faces', size: 32, channels: 3 })
    const back = patchForData({ ...DEFAULT_CONFIG, ...faces }, 'mnist01', null)
    expect(back).toMatchObject({ data: 'mnist01', size: 28, channels: 1 })
  })

  it('leaves what the person has set', () => {
    const config = { ...DEFAULT_CONFIG, size: 48 }
    expect(patchForData(config, 'faces', null)).toEqual({ data: 'faces' })
  })

  it('leaves no list behind where there is none', () => {
    const config = { ...DEFAULT_CONFIG, data: 'own', pairs: 'listed', split: 'folds' } as const
    expect(patchForData(config, 'mnist01', null)).toMatchObject({
      pairs: 'balanced',
      split: 'identity',
    })
  })
})

describe('settingsForSet', () => {
  const chosen = (...args: Parameters<typeof settingsForSet>) => settingsForSet(...args).patch

  it('has at least the side that a network takes, and no more than is of use', () => {
    expect(chosen(namedSet(each(10, 4)))).toMatchObject({ data: 'own', size: 28, channels: 1 })
    expect(chosen({ ...namedSet(each(10, 4)), side: 96, channels: 3 })).toMatchObject({
      size: 32,
      channels: 3,
    })
  })

  it('trains on all people and photos, whatever was left out of another set', () => {
    expect(chosen(namedSet(each(10, 4)))).toMatchObject({ trainPeople: 0, trainPhotos: 0 })
  })

  it('splits by identity where there are people enough, and by image where not', () => {
    expect(chosen(namedSet(each(20, 4)))).toMatchObject({ split: 'identity', pairs: 'balanced' })
    expect(chosen(namedSet(each(3, 10)))).toMatchObject({ split: 'image', pairs: 'balanced' })
  })

  it('says what is missing where no way leaves anything to judge by', () => {
    expect(settingsForSet(namedSet(each(20, 4))).problem).toBeNull()
    expect(settingsForSet(namedSet(each(1, 6))).problem).toMatch(/people/)
  })

  it('holds out all folds where others are left to train on, else one', () => {
    const list = listOf(
      [
        [0, 1, 1, 0],
        [2, 4, 0, 0],
        [4, 5, 1, 1],
        [6, 0, 0, 1],
      ],
      ['1', '2'],
    )
    expect(chosen(namedSet(each(10, 2), { list }))).toMatchObject({ split: 'folds', fold: 0 })
    const whole = listOf(
      [
        [0, 1, 1, 0],
        [0, 2, 0, 0],
        [4, 5, 1, 1],
        [4, 6, 0, 1],
      ],
      ['1', '2'],
    )
    expect(chosen(namedSet(each(4, 2), { list: whole }))).toMatchObject({
      split: 'folds',
      fold: 1,
      pairs: 'listed',
    })
  })

  it('holds out the fold that is named for it', () => {
    const list = listOf(
      [
        [0, 1, 1, 0],
        [0, 2, 0, 0],
        [4, 5, 1, 1],
        [4, 6, 0, 1],
      ],
      ['train', 'val'],
    )
    expect(chosen(namedSet(each(4, 2), { list }))).toMatchObject({ split: 'folds', fold: 2 })
  })

  it.each([
    ['many people', each(30, 3)],
    ['few people', each(3, 9)],
    ['uneven people', [40, 2, 2, 2, 1, 1, 1, 9]],
  ])('leaves same and different pairs on both sides: %s', (_, photos) => {
    const set = namedSet(photos)
    const { train, heldOut } = splitOf(set, settingsForSet(set).patch)
    for (const side of [train, heldOut]) {
      const people = Array.from(side, (image) => set.identityOf[image])
      expect(new Set(people).size).toBeGreaterThan(1)
      expect(new Set(people).size).toBeLessThan(people.length)
    }
  })

  it('splits as it is told to, and says so', () => {
    const set = namedSet(each(20, 4))
    expect(waysToSplit(set)).toEqual(['identity', 'image'])
    expect(settingsForSet(set, 'image')).toMatchObject({
      patch: { split: 'image' },
      reasons: expect.arrayContaining([expect.stringContaining('by image')]) as string[],
    })
  })
})
