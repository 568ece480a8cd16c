/**
 * For each anchor and positive the nearest negative that is further away than the positive, or the
 * furthest negative where none is; the mean of the cost of d(a, p) − d(a, n) + m over all pairs of
 * anchor and positive. Schroff, Kalenichenko, Philbin 2015, “FaceNet”, as in TensorFlow Addons'
 * triplet_semihard_loss.
 */
import { add, mul, reshape, step, sub, sum } from '@tensorflow/tfjs-core'
import { countPositivePairs } from '../withinBatch'
import { furthest, nearest } from './extremes'
import type { Miner } from './miner'

export const semiHard: Miner = {
  count: countPositivePairs,
  anchors(distances, { positives, negatives }, margin, penalty) {
    const [images] = distances.shape
    const square = [images, images]
    const asPositive = [images, images, 1]
    const asNegative = [images, 1, images]
    const toNegatives = reshape(distances, asNegative)
    const further = step(sub(toNegatives, reshape(distances, asPositive)))
    const outside = nearest(toNegatives, mul(further, reshape(negatives, asNegative)))
    const inside = furthest(distances, negatives)

    const found = reshape(outside.found, square)
    const others = sub(1, found)
    const negative = add(
      mul(found, reshape(outside.distance, square)),
      mul(others, inside.distance),
    )
    const excess = add(sub(distances, negative), margin)
    const active = mul(penalty.slope(excess), positives)
    const outsideShares = mul(reshape(mul(active, found), asPositive), outside.shares)
    const insideShares = mul(sum(mul(active, others), 1, true), inside.shares)
    return {
      costs: sum(mul(penalty.cost(excess), positives), 1),
      slopes: sub(active, add(sum(outsideShares, 1), insideShares)),
    }
  },
}
