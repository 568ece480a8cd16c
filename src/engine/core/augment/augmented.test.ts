import { describe, expect, it } from 'vitest'
import { AUGMENTATIONS, UNAUGMENTED } from '../../../domain/augmentation'
import { FIELDS } from '../../../domain/fields'
import type { ImageSet } from '../data/dataset'
import { seenPair, seenPairs } from './augmented'
import { changeOf } from './change'

const SIDE = 8
const LENGTH = SIDE * SIDE * 3
const SET: ImageSet = {
  side: SIDE,
  channels: 3,
  count: 4,
  pixels: Uint8Array.from({ length: 4 * LENGTH }, (_, i) => (i * 37 + (i >> 4) * 11) % 256),
  classes: Int32Array.of(0, 0, 1, 1),
}
const PAIRS = { a: Int32Array.of(0, 0, 2), b: Int32Array.of(1, 0, 3) }
const ALL = {
  flip: 1,
  shift: 10,
  zoom: 20,
  rotate: 15,
  brightness: 20,
  contrast: 30,
  erase: 20,
  seed: 1,
} as const
const image = ({ pixels, side }: ImageSet, place: number) =>
  pixels.slice(place * side * side * 3, (place + 1) * side * side * 3)

describe('the images of a step', () => {
  it('are the set’s own where nothing is augmented', () => {
    expect(seenPairs({ ...UNAUGMENTED, seed: 1 }, SET, PAIRS, 3, 5)).toEqual({ set: SET, ...PAIRS })
  })

  it('are the same for the same seed and step, whatever came before', () => {
    const once = seenPairs(ALL, SET, PAIRS, 57, SIDE)
    for (let step = 1; step < 57; step += 8) seenPairs(ALL, SET, PAIRS, step, SIDE)
    expect(seenPairs(ALL, SET, PAIRS, 57, SIDE)).toEqual(once)
  })

  it.each(AUGMENTATIONS)('differ by step, seed, place and twin under %s alone', (id) => {
    const config = { ...UNAUGMENTED, [id]: id === 'flip' ? 1 : 30, seed: 1 }
    const drawn = (step: number, place: number, twin: 0 | 1, seed = 1) =>
      JSON.stringify(changeOf({ ...config, seed }, step, place, twin))
    // A mirror has two sides only, so what is drawn is looked at over several of each.
    const over = (draw: (n: number) => string) =>
      new Set(Array.from({ length: 12 }, (_, n) => draw(n)))
    expect(over((n) => drawn(n + 1, 0, 0)).size).toBeGreaterThan(1)
    expect(over((n) => drawn(1, n, 0)).size).toBeGreaterThan(1)
    expect(over((n) => drawn(1, 0, 0, n)).size).toBeGreaterThan(1)
    const twins = Array.from({ length: 12 }, (_, n) => drawn(1, n, 0) !== drawn(1, n, 1))
    expect(twins).toContain(true)
  })

  it('differ between twins of one image', () => {
    const { set, a, b } = seenPairs(ALL, SET, PAIRS, 1, SIDE)
    expect([a[1], b[1]]).toEqual([1, 4])
    expect(image(set, 1)).not.toEqual(image(set, 4))
  })

  it('keep their classes, the A-images first', () => {
    const { set, a, b } = seenPairs(ALL, SET, PAIRS, 1, 5)
    expect([set.side, set.count, ...set.classes]).toEqual([5, 6, 0, 0, 1, 0, 0, 1])
    expect([...a, ...b]).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('leave the set as it is', () => {
    const before = SET.pixels.slice()
    seenPairs(ALL, SET, PAIRS, 1, SIDE)
    expect(SET.pixels).toEqual(before)
  })

  it('are each those of the step where a pair is looked at alone', () => {
    const all = seenPairs(ALL, SET, PAIRS, 9, SIDE)
    const one = seenPair(ALL, SET, PAIRS, 9, 2)
    expect(image(one.set, one.a[0] ?? -1)).toEqual(image(all.set, 2))
    expect(image(one.set, one.b[0] ?? -1)).toEqual(image(all.set, 5))
  })
})

describe('what is drawn', () => {
  const many = Array.from({ length: 500 }, (_, place) => changeOf(ALL, 1, place, 0))
  const most = (value: (change: (typeof many)[number]) => number) =>
    Math.max(...many.map((change) => Math.abs(value(change))))

  it('stays within what is set, and comes near it', () => {
    expect(most(({ right }) => right)).toBeCloseTo(0.1, 2)
    expect(most(({ down }) => down)).toBeLessThanOrEqual(0.1)
    expect(most(({ scale }) => Math.log(scale))).toBeCloseTo(Math.log(1.2), 2)
    expect(most(({ angle }) => angle)).toBeCloseTo((15 * Math.PI) / 180, 2)
    expect(most(({ brightness }) => brightness)).toBeCloseTo(51, 0)
    expect(most(({ contrast }) => contrast - 1)).toBeCloseTo(0.3, 1)
    expect(most(({ erased }) => (erased?.width ?? 0) * (erased?.height ?? 0))).toBeCloseTo(0.2, 2)
  })

  it('mirrors about half', () => {
    const mirrored = many.filter((change) => change.mirrored).length
    expect(Math.abs(mirrored - 250)).toBeLessThan(50)
  })

  it('erases within the image', () => {
    for (const { erased } of many) {
      const { left, top, width, height } = erased ?? expect.fail('nothing is erased')
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1 + 1e-12)
    }
  })

  it('is the same for one kind whether another is on or off', () => {
    expect(changeOf({ ...ALL, erase: 0, flip: 0 }, 4, 2, 1)).toEqual({
      ...changeOf(ALL, 4, 2, 1),
      erased: null,
      mirrored: false,
    })
  })
})

it('every kind has a row of the table, off by default', () => {
  const rows = FIELDS.filter(({ group }) => group === 'augmentation')
  expect(rows.map(({ id }) => id)).toEqual(AUGMENTATIONS)
})
