import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sumsOfSquares } from '../sumsOfSquares'
import { on } from './bothBackends'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const sums = async (arrays: readonly Float32Array[]) => {
  const [held] = await on('wasm', () => [sumsOfSquares(arrays.map((each) => tf.tensor1d(each)))])
  const all = Array.from(held ?? [])
  return { squares: all.slice(0, arrays.length), nans: all.slice(arrays.length) }
}

describe('sums of squares', () => {
  test('equal a naive loop in double precision, and count every NaN', async () => {
    const value = fc.oneof(
      { weight: 20, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
    )
    const array = fc.array(value, { minLength: 1, maxLength: 40 }).map((x) => Float32Array.from(x))
    await fc.assert(
      fc.asyncProperty(fc.array(array, { minLength: 1, maxLength: 9 }), async (arrays) => {
        const { squares, nans } = await sums(arrays)
        arrays.forEach((each, i) => {
          const expected = Math.fround(each.reduce((sum, x) => sum + x * x, 0))
          if (Number.isFinite(expected))
            expect(Math.abs(squares[i]! - expected)).toBeLessThanOrEqual(2e-7 * expected)
          else expect(squares[i]).toBe(expected)
          expect(nans[i]).toBe(each.filter(Number.isNaN).length)
        })
      }),
      { numRuns: 100 },
    )
  })

  test('keep their digits over a million values, however small', async () => {
    const { squares } = await sums([
      new Float32Array(1_000_003).fill(0.1),
      new Float32Array(40_000).fill(1e-18),
    ])
    expect(squares[0]! / (1_000_003 * Math.fround(0.1) ** 2)).toBeCloseTo(1, 7)
    expect(squares[1]! / 4e-32).toBeCloseTo(1, 5)
  })
})
