/**
 * Verification accuracy at half the margin: a pair counts as same where output < margin / 2,
 * whatever the labels' convention. An output of NaN counts as different.
 */
import type { Metric } from './metric'

export const verified: Metric = (outputs, same, margin) => {
  let right = 0
  outputs.forEach((output, i) => {
    if (output < margin / 2 === (same[i] === 1)) right++
  })
  return right / outputs.length
}
