/**
 * For each anchor its furthest positive and its nearest negative; the mean of
 * the cost of d(a, p) − d(a, n) + m over all anchors that have both. Hermans, Beyer, Leibe 2017, “In
 * Defense of the Triplet Loss”, “batch hard”.
 */
import { add, mul, reshape, sub } from '@tensorflow/tfjs-core'
import { furthest, nearest } from './extremes'
import type { Miner } from './miner'

export const hard: Miner = {
  count: ({ positiveCounts, negativeCounts }) =>
    positiveCounts.filter((n, anchor) => n > 0 && negativeCounts[anchor] !== 0).length,
  anchors(distances, { positives, negatives }, margin, penalty) {
    const positive = furthest(distances, positives)
    const negative = nearest(distances, negatives)
    // Far below 0 for an anchor without a positive or without a negative.
    const excess = add(sub(positive.distance, negative.distance), margin)
    const active = penalty.slope(excess)
    return {
      costs: reshape(penalty.cost(excess), [-1]),
      slopes: mul(active, sub(positive.shares, negative.shares)),
    }
  },
}
