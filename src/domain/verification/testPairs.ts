/** Pairs for tests: given, and drawn with thresholds at and between their outputs. */
import fc from 'fast-check'
import type { PairOutputs } from './pairOutputs'

export const judged = (outputs: readonly number[], same: readonly number[]): PairOutputs => ({
  outputs: Float32Array.from(outputs),
  same: Uint8Array.from(same),
})

export const anyLarger = fc.constantFrom('same', 'different')

const output = fc.oneof(
  fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
  fc.constantFrom(NaN, Infinity, -Infinity),
)
export const anyPairs = fc
  .array(fc.tuple(output, fc.constantFrom(0, 1)), { maxLength: 24 })
  .map((all) =>
    judged(
      all.map(([output]) => output),
      all.map(([, same]) => same),
    ),
  )

export const anyThreshold = fc.oneof(
  fc.integer({ min: -18, max: 18 }).map((n) => n / 8),
  fc.constantFrom(NaN, Infinity, -Infinity),
)
