import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permuted } from './permutation'

const key = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const range = (size: number) => Array.from({ length: size }, (_, index) => index)
const images = (size: number, key: number) => range(size).map((index) => permuted(index, size, key))

describe('permuted', () => {
  test('is a bijection of [0, size)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), key, (size, key) => {
        expect(images(size, key).sort((x, y) => x - y)).toEqual(range(size))
      }),
    )
  })

  test('stays exact and without repetition where the domain is as large as doubles allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2 ** 40, max: 2 ** 52 }),
        key,
        fc.integer({ min: 0, max: 2 ** 40 - 500 }),
        (size, key, start) => {
          const seen = new Set<number>()
          for (let index = start; index < start + 500; index++) {
            const place = permuted(index, size, key)
            expect(Number.isSafeInteger(place) && place >= 0 && place < size).toBe(true)
            seen.add(place)
          }
          expect(seen.size).toBe(500)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is a pure function, and another one for another key', () => {
    expect(images(500, 7)).toEqual(images(500, 7))
    expect(images(500, 7)).not.toEqual(images(500, 8))
  })

  test('leaves about one index in its place, as a random permutation does', () => {
    const fixed = range(200).map(
      (key) => images(300, key).filter((place, index) => place === index).length,
    )
    // Poisson of mean 1: the mean of 200 has a standard deviation of 0.07.
    const mean = fixed.reduce((sum, each) => sum + each, 0) / 200
    expect(mean).toBeGreaterThan(0.7)
    expect(mean).toBeLessThan(1.3)
  })

  test('spreads consecutive indices over the whole domain, evenly and out of order', () => {
    const size = 12_665 * 12_664
    const places = range(8000).map((index) => permuted(index, size, 3))
    const bins = new Array<number>(64).fill(0)
    for (const place of places) bins[Math.floor((place / size) * 64)]! += 1
    const chiSquare = bins.reduce((sum, count) => sum + (count - 125) ** 2 / 125, 0)
    expect(chiSquare).toBeLessThan(63 + 4 * Math.sqrt(2 * 63))
    const rises = places.slice(1).filter((place, index) => place > (places[index] as number)).length
    expect(Math.abs(rises / 7999 - 0.5)).toBeLessThan(0.02)
  })

  test('spreads one index evenly over the places, key by key', () => {
    const bins = new Array<number>(12).fill(0)
    for (let key = 0; key < 12_000; key++) bins[permuted(5, 12, key * 2654435761)]! += 1
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chiSquare).toBeLessThan(11 + 4 * Math.sqrt(2 * 11))
  })
})
