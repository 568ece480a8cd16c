/**
 * Verification accuracy: what a pair is taken for, at the threshold that the loss aims at, against
 * what it is. A loss that aims at none (triplet, InfoNCE) is given the threshold that suits the
 * pairs at hand best. An output at the threshold, or of NaN, counts as different.
 */
import { takenForSame } from '../../../domain/verification/pairOutputs'
import { decisionThreshold, largerMeans } from '../../../domain/objective'
import { fractionRight } from './fraction'
import type { Metric } from './metric'
import { rank } from '../../../domain/verification/ranking'

export const verified: Metric = (judged, config) => {
  const larger = largerMeans(config)
  const threshold = decisionThreshold(config) ?? rank(judged, larger).bestThreshold
  return fractionRight(judged, (output, same) => takenForSame(output, threshold, larger) === same)
}
