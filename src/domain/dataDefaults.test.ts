import { describe, expect, it } from 'vitest'
import { SET_KINDS } from './setKind'
import { listOf, namedSet } from './testPhotos'
import { DEFAULT_CONFIG } from './config'
import { patchForData, settingsForSet, waysToSplit } from './dataDefaults'
import { splitOf } from './split'
import { splitCounts } from './splitCounts'

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

  it('holds out a larger share of few people, four at least where more are left to train on', () => {
    const heldOf = (people: number) => {
      const set = namedSet(each(people, 6))
      const { patch, reasons } = settingsForSet(set, 'identity')
      const counts = splitCounts(set, splitOf(set, patch))
      return [counts.heldOut.people, counts.train.people, / say little of others/.test(reasons[0]!)]
    }
    expect([60, 20, 12, 10, 8, 6, 4].map(heldOf)).toEqual([
      [12, 48, false],
      [4, 16, false],
      [4, 8, false],
      [4, 6, false],
      [3, 5, true],
      [2, 4, true],
      [2, 2, true],
    ])
  })

  it('says what is missing where no way leaves anything to judge by', () => {
    expect(settingsForSet(namedSet(each(20, 4))).problem).toBeNull()
    expect(settingsForSet(namedSet(each(1, 6))).problem).toMatch(/people/)
  })

  it('uses the pairs of a list as they are, whatever folds it has', () => {
    const pairs = [
      [0, 1, 1, 0],
      [0, 2, 0, 0],
      [4, 5, 1, 1],
      [4, 6, 0, 1],
    ] as const
    const list = listOf(pairs, ['1', '2'])
    const byFold = settingsForSet(namedSet(each(10, 2), { list }))
    expect(byFold.patch).toMatchObject({ split: 'folds', fold: 1, pairs: 'listed' })
    expect(byFold.reasons[0]).toBe(
      'Fold “1” of the list is held out; the listed pairs of the others are trained on.',
    )
    const many = Array.from({ length: 12 }, (_, person) => [
      [2 * person, 2 * person + 1, 1, 0] as const,
      [2 * person, (2 * person + 2) % 24, 0, 0] as const,
    ]).flat()
    const plain = settingsForSet(namedSet(each(12, 2), { list: listOf(many) }))
    expect(plain.patch).toMatchObject({ split: 'identity', pairs: 'listed' })
    expect(plain.reasons[0]).toMatch(/^The list’s pairs are used as given/)
  })

  it('judges a list by its own different pairs, and never draws others', () => {
    const pairs = Array.from({ length: 12 }, (_, person) => [
      [2 * person, 2 * person + 1, 1, 0] as const,
      [2 * person, (2 * person + 2) % 24, 0, 0] as const,
    ]).flat()
    const set = namedSet(each(12, 2), { list: listOf(pairs) })
    const { trainPairs, heldOutPairs } = splitOf(set, settingsForSet(set).patch)
    const known = new Set(pairs.map(([a, b, same]) => `${a} ${b} ${same}`))
    for (const { a, b, same } of [trainPairs!, heldOutPairs!]) {
      expect(a.length).toBeGreaterThan(0)
      a.forEach((image, i) => expect(known).toContain(`${image} ${b[i]} ${same[i]}`))
    }
  })

  it('splits a list by image where by identity nothing is left, and says so', () => {
    const pairs = Array.from({ length: 15 }, (_, i) => [
      [i, (i + 1) % 15, 1, 0] as const,
      [i, 15 + i, 0, 0] as const,
      [15 + i, 15 + ((i + 1) % 15), 1, 0] as const,
    ]).flat()
    const { patch, reasons } = settingsForSet(namedSet(each(2, 15), { list: listOf(pairs) }))
    expect(patch).toMatchObject({ split: 'image', pairs: 'listed' })
    expect(reasons[0]).toMatch(/split by image, .*since split by identity/)
  })

  it.each(SET_KINDS.filter((kind) => kind !== 'people'))(
    'speaks of %s in their own words',
    (kind) => {
      const lists = [
        null,
        listOf([[0, 1, 1, 0]]),
        listOf(
          [
            [0, 2, 0, 0],
            [1, 3, 1, 1],
          ],
          ['1', '2'],
        ),
      ]
      const said = lists.flatMap((list) =>
        [[1], [1, 1], [3, 3], each(8, 4)].flatMap((photos) => {
          const set = { ...namedSet(photos, { list }), kind }
          return waysToSplit(set).flatMap((way) => {
            const { reasons, problem } = settingsForSet(set, way)
            return [...reasons, problem ?? '']
          })
        }),
      )
      expect(said.join(' ')).not.toMatch(/\b(person|people|photos?)\b|[{}]/i)
    },
  )

  it('says where pairs have to be drawn although people are told by pairs only', () => {
    const set = namedSet(each(8, 3), { list: listOf([[0, 1, 1, 0]]) })
    const inferred = { ...set, identities: set.identities.map((_, i) => `person_00${i}`) }
    expect(settingsForSet(inferred)).toMatchObject({
      patch: { pairs: 'balanced' },
      reasons: expect.arrayContaining([
        expect.stringContaining('may be of one person'),
      ]) as string[],
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
    expect(chosen(namedSet(each(4, 2), { list }))).toMatchObject({
      split: 'folds',
      fold: 2,
      pairs: 'listed',
    })
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
