/**
 * InfoNCE over the images of a batch and their classes: the mean, over all pairs of an anchor and
 * another image p of its class, of −log(e^(s_p/τ) / (e^(s_p/τ) + Σₙ e^(sₙ/τ))), n running over the
 * images of other classes. A similarity s is a distance negated; 1 − cos in place of −cos shifts all
 * of them alike, which cancels. As pytorch-metric-learning's NTXentLoss with class labels.
 *
 * Computed as softplus(L − s_p/τ) with L = log Σₙ e^(sₙ/τ), its largest term taken out, so that
 * nothing overflows.
 */
import {
  add,
  div,
  exp,
  log,
  max,
  mul,
  sigmoid,
  softplus,
  sub,
  sum,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import type { DistanceSettings } from '../distances/distance'
import type { Loss } from './loss'
import {
  anchorLosses,
  countPositivePairs,
  relationsOf,
  type Anchors,
  type Relations,
} from './withinBatch'

/** Stands for a similarity below any. WebGL's max knows no number below −1e20. */
const LOW = -1e15

type Settings = DistanceSettings & Pick<RunConfig, 'temperature'>

export const infoNce: Loss<Settings> = (compared, settings) => {
  const relations = relationsOf(compared.classes)
  return anchorLosses(compared, settings, countPositivePairs(relations), (distances) =>
    anchors(distances, relations, settings.temperature),
  )
}

function anchors(
  distances: Tensor2D,
  { positives, negatives }: Relations,
  temperature: number,
): Anchors {
  const similarities = mul(distances, -1 / temperature)
  const others = add(mul(similarities, negatives), mul(sub(1, negatives), LOW))
  const largest = max(others, 1, true)
  const weights = exp(sub(others, largest))
  const totals = sum(weights, 1, true)
  const gaps = sub(add(log(totals), largest), similarities)

  const pulls = mul(positives, sigmoid(gaps))
  const pushes = mul(sum(pulls, 1, true), div(weights, totals))
  return {
    costs: sum(mul(positives, softplus(gaps)), 1),
    slopes: mul(sub(pulls, pushes), 1 / temperature),
  }
}
