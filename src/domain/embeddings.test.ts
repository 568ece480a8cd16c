import { describe, expect, test } from 'vitest'
import { aligned } from './alignedPlaces'
import { unitLength } from './unitLength'

describe('places on a map', () => {
  const places = { images: Int32Array.of(3, 5), points: Float32Array.of(1, -2, 4, 1) }

  test('stay as they are where there were none, or none of the same images', () => {
    expect(aligned(places, null)).toBe(places.points)
    const others = { images: Int32Array.of(9), points: Float32Array.of(-1, -1) }
    expect(aligned(places, others)).toEqual(places.points)
  })

  test('turn an axis that has flipped, and that one only', () => {
    const before = { images: Int32Array.of(5, 3), points: Float32Array.of(-4, 1, -1, -2) }
    expect([...aligned(places, before)]).toEqual([-1, -2, -4, 1])
  })

  test('that are not there have no say', () => {
    const before = { images: Int32Array.of(3, 5), points: Float32Array.of(NaN, NaN, -1, -1) }
    expect([...aligned(places, before)]).toEqual([-1, 2, -4, -1])
  })
})

test('embeddings of unit length keep their direction; none has none', () => {
  const given = { images: Int32Array.of(0, 1), dimension: 2, values: Float32Array.of(3, 4, 0, 0) }
  const { values } = unitLength(given)
  expect(values[0]).toBeCloseTo(0.6, 6)
  expect(values[1]).toBeCloseTo(0.8, 6)
  expect([...values.subarray(2)]).toEqual([NaN, NaN])
  expect([...given.values]).toEqual([3, 4, 0, 0])
})
