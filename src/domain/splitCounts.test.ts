import { expect, it } from 'vitest'
import { sideText, splitCounts } from './splitCounts'
import { splitOf } from './split'
import { listOf, namedSet } from './testPhotos'

const set = namedSet([3, 2, 1])
const config = { split: 'identity', heldOutPercent: 20, fold: 1, pairs: 'balanced' } as const

it('counts the people and photos of each side', () => {
  const split = {
    ...splitOf(set, config),
    train: Int32Array.of(0, 1, 3, 4),
    heldOut: Int32Array.of(5),
  }
  expect(splitCounts(set, split)).toEqual({
    train: { people: 2, photos: 4, pairs: null },
    heldOut: { people: 1, photos: 1, pairs: null },
  })
})

it('counts the listed pairs of a side that has them', () => {
  const list = listOf([
    [0, 1, 1, 0],
    [3, 4, 1, 0],
    [0, 3, 0, 0],
  ])
  const split = { ...splitOf(set, config), trainPairs: list }
  expect(splitCounts(set, split).train.pairs).toBe(3)
})

it('reads as a person would say it', () => {
  expect(sideText({ people: 48, photos: 1576, pairs: null })).toBe('48 people, 1,576 photos')
  expect(sideText({ people: 1, photos: 1, pairs: 2 })).toBe('1 person, 1 photo, 2 pairs')
})

it('counts a split once, however often the page asks', () => {
  const split = splitOf(set, config)
  expect(splitCounts(set, split)).toBe(splitCounts(set, split))
})
