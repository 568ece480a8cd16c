/**
 * Every triplet: the mean of max(0, d(a, p) − d(a, n) + m) over all of a batch, those that cost
 * nothing included. Hermans, Beyer, Leibe 2017, “In Defense of the Triplet Loss”, “batch all”.
 */
import { add, mul, reshape, step, sub, sum } from '@tensorflow/tfjs-core'
import type { Miner } from './miner'

export const all: Miner = {
  count: ({ positiveCounts, negativeCounts }) =>
    positiveCounts.reduce((sum, n, anchor) => sum + n * (negativeCounts[anchor] ?? 0), 0),
  anchors(distances, { positives, negatives }, margin) {
    const [images] = distances.shape
    const asPositive = [images, images, 1]
    const asNegative = [images, 1, images]
    const excess = add(sub(reshape(distances, asPositive), reshape(distances, asNegative)), margin)
    const triplets = mul(reshape(positives, asPositive), reshape(negatives, asNegative))
    const active = mul(step(excess), triplets)
    return {
      costs: sum(mul(active, excess), [1, 2]),
      slopes: sub(sum(active, 2), sum(active, 1)),
    }
  },
}
