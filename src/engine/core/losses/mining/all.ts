/**
 * Every triplet: the mean cost of d(a, p) − d(a, n) + m over all of a batch, those that cost
 * nothing included. Hermans, Beyer, Leibe 2017, “In Defense of the Triplet Loss”, “batch all”.
 */
import { add, mul, reshape, sub, sum } from '@tensorflow/tfjs-core'
import type { Miner } from './miner'

export const all: Miner = {
  count: ({ positiveCounts, negativeCounts }) =>
    positiveCounts.reduce((sum, n, anchor) => sum + n * (negativeCounts[anchor] ?? 0), 0),
  anchors(distances, { positives, negatives }, margin, penalty) {
    const [images] = distances.shape
    const asPositive = [images, images, 1]
    const asNegative = [images, 1, images]
    const excess = add(sub(reshape(distances, asPositive), reshape(distances, asNegative)), margin)
    const triplets = mul(reshape(positives, asPositive), reshape(negatives, asNegative))
    const active = mul(penalty.slope(excess), triplets)
    return {
      costs: sum(mul(penalty.cost(excess), triplets), [1, 2]),
      slopes: sub(sum(active, 2), sum(active, 1)),
    }
  },
}
