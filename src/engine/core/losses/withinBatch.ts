/**
 * Losses over all images of a batch and their classes. Each image takes its turn as anchor; what it
 * costs depends on its row of the distance matrix. A loss of this kind gives the anchors' costs with
 * their slopes by the distances, so that the choices it makes (which triplets, which negative) are
 * taken as they are and no gradient goes through them.
 */
import {
  add,
  customGrad,
  mul,
  reshape,
  slice,
  tensor2d,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import type { Classes } from '../data/dataset'
import type { DistanceSettings } from '../distances/distance'
import { DISTANCE_FUNCTIONS } from '../distances/distanceFunctions'
import type { Compared } from './loss'

/** Who is who to an anchor: rows are anchors, 1 where it holds, M = 2N images. */
export interface Relations {
  /** Other images of the anchor's class [M, M]. */
  readonly positives: Tensor2D
  /** Images of other classes [M, M]. */
  readonly negatives: Tensor2D
  /** How many positives each anchor has. */
  readonly positiveCounts: readonly number[]
  /** How many negatives each anchor has. */
  readonly negativeCounts: readonly number[]
}

export interface Anchors {
  /** Costs [M], one an anchor. */
  readonly costs: Tensor
  /** Slopes [M, M] of each row's cost by its distances. */
  readonly slopes: Tensor
}

/** Positives and negatives of each image. @param classes [M] */
export function relationsOf(classes: Classes): Relations {
  const images = classes.length
  const positives = new Float32Array(images * images)
  const negatives = new Float32Array(images * images)
  const positiveCounts = new Array<number>(images).fill(0)
  const negativeCounts = new Array<number>(images).fill(0)
  for (let anchor = 0; anchor < images; anchor++)
    for (let other = 0; other < images; other++) {
      const isSame = classes[anchor] === classes[other]
      if (anchor === other) continue
      const [mask, counts] = isSame ? [positives, positiveCounts] : [negatives, negativeCounts]
      mask[anchor * images + other] = 1
      counts[anchor]!++
    }
  const shape: [number, number] = [images, images]
  return {
    positives: tensor2d(positives, shape),
    negatives: tensor2d(negatives, shape),
    positiveCounts,
    negativeCounts,
  }
}

/**
 * One loss a pair [N]: the mean of its two images' costs, scaled so that the mean over pairs is the
 * sum of all costs divided by `count`. A count of 0 means that nothing in the batch can be compared,
 * and gives 0.
 */
export function anchorLosses(
  { embeddings }: Compared,
  settings: DistanceSettings,
  count: number,
  anchors: (distances: Tensor2D) => Anchors,
): Tensor1D {
  const costsOf = customGrad((distances, save) => {
    const { costs, slopes } = anchors(distances as Tensor2D)
    if (typeof save === 'function') save([slopes])
    return {
      value: costs,
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(reshape(dy, [-1, 1]), saved[0] as Tensor),
    }
  })
  const costs = costsOf(
    DISTANCE_FUNCTIONS[settings.distance].matrix(embeddings, settings),
  ) as Tensor1D
  const pairs = costs.shape[0] / 2
  const scale = count === 0 ? 0 : pairs / count
  return mul(add(slice(costs, 0, pairs), slice(costs, pairs, pairs)), scale)
}

/** How many ordered pairs of an anchor and a positive there are, where the anchor has a negative. */
export function countPositivePairs({ positiveCounts, negativeCounts }: Relations): number {
  return positiveCounts.reduce((sum, n, i) => sum + (negativeCounts[i] === 0 ? 0 : n), 0)
}
