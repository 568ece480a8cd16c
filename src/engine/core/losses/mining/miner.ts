import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Anchors, Relations } from '../withinBatch'
import type { Penalty } from './penalty'

/** Which triplets of anchor, positive and negative count, and what they cost. */
export interface Miner {
  /** What the sum of all costs is divided by: how many terms there are. */
  count(relations: Relations): number
  /** @param distances [M, M] */
  anchors(distances: Tensor2D, relations: Relations, margin: number, penalty: Penalty): Anchors
}
