/** Accuracies of the network and of what there is to beat, on the pairs that a judge is measured on. */
import { accuracyOf, countsAt, type Judge } from '../domain/judging'
import type { Convention } from '../domain/settings'
import { calibratedAt } from '../domain/verification/calibratedAt'
import type { LeftOut } from '../domain/verification/jackknife'
import { shareOfSame } from '../domain/verification/pairOutputs'
import type { Figures } from '../domain/verification/weightedFigures'
import { leftOutOf, rankedOf, type JudgedRun } from './judgedRun'
import type { MeasuredPairs } from './measuredPairs'

/** A kind that no pair is of counts for nothing, and its rate is not known. */
export function weightedAccuracy(share: number, far: number, tar: number): number {
  const [same, different] = [
    share === 0 ? 0 : share * tar,
    share === 1 ? 0 : (1 - share) * (1 - far),
  ]
  return same + different
}

/** What one output a pair comes to at best, on pairs that a judge is measured on. */
export interface BestAccuracy {
  readonly accuracy: number
  readonly threshold: number
  /** With people left out; null where that is not known. */
  readonly leftOut: LeftOut<Figures> | null
}

/** @param outputs of the measured pairs @param larger what a larger one says */
export function bestOn(
  outputs: Float32Array,
  measured: MeasuredPairs,
  judged: JudgedRun,
  larger: Convention,
): BestAccuracy {
  const { same } = measured.pairs
  const ranked = rankedOf(outputs, same, larger)
  if (same === judged.pairs.same) {
    const { bestAccuracy: accuracy, bestThreshold: threshold } = ranked.ranking
    return { accuracy, threshold, leftOut: leftOutOf(outputs, measured, larger) }
  }
  const share = shareOfSame(judged.pairs.same)
  const threshold = calibratedAt({ by: 'best' }, ranked, share)
  return {
    accuracy: accuracyOn(outputs, measured, judged, { threshold, larger }),
    threshold,
    leftOut: leftOutOf(outputs, measured, larger, share),
  }
}

/** What one output a pair comes to at a threshold, kinds counted as all judged pairs have them. */
export function accuracyOn(
  outputs: Float32Array,
  { pairs: { same } }: MeasuredPairs,
  judged: JudgedRun,
  judge: Pick<Judge, 'threshold' | 'larger'>,
): number {
  const counts = countsAt({ outputs, same }, judge)
  if (same === judged.pairs.same) return accuracyOf(counts)
  const { sameAsSame, sameAsDifferent, differentAsSame, differentAsDifferent } = counts
  const far = differentAsSame / (differentAsSame + differentAsDifferent)
  return weightedAccuracy(
    shareOfSame(judged.pairs.same),
    far,
    sameAsSame / (sameAsSame + sameAsDifferent),
  )
}
