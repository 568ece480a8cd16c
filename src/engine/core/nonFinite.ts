/**
 * The verdict on a step that holds a value that is not finite: where it was seen first in the
 * order of a step (loss, gradient, weight), in which tensors, and which pair caused it.
 */
import type { RunConfig } from '../../domain/config'
import type { NonFiniteReport, PairView } from '../../domain/reports'
import type { Network } from './encoders/network'
import { nonFiniteIn, type Health, type NonFinite, type TensorHealth } from './health'
import type { Weight } from './layers/layer'
import type { Readout } from './readout'

/**
 * Null where all is finite. `tensors` names weights whose gradients are not finite, out of the
 * trainable ones; for `where: 'weight'` weights that are not finite themselves, out of all.
 * @param view draws the pair of a place in the batch
 */
export function nonFiniteReport(
  step: number,
  readout: Readout,
  health: Health,
  network: Network,
  config: RunConfig,
  view: (index: number) => PairView,
): NonFiniteReport | null {
  const { loss, losses } = readout
  const inLoss = nonFiniteIn(losses) ?? nonFiniteIn(Float32Array.of(loss))
  const inGradients = worst(health.gradients)
  const inWeights = worst(health.weights)
  const gradients = named(network.trainable, health.gradients)
  const report = (where: NonFiniteReport['where'], value: NonFinite, index: number) => ({
    step,
    where,
    value,
    tensors: where === 'weight' ? named(network.weights, health.weights) : gradients,
    tensorCount: (where === 'weight' ? network.weights : network.trainable).length,
    loss,
    pair: index === -1 ? null : view(index),
  })
  if (inLoss !== null)
    return report(
      'loss',
      inLoss,
      losses.findIndex((each) => !Number.isFinite(each)),
    )
  if (inGradients !== null)
    return report('gradient', inGradients, inGradients === 'nan' ? atZero(readout, config) : -1)
  return inWeights === null ? null : report('weight', inWeights, -1)
}

/** The first pair at a distance of exactly 0, where the root has no ε to keep its slope finite. */
const atZero = ({ distances }: Readout, { epsilon }: RunConfig) =>
  epsilon === 0 ? distances.indexOf(0) : -1

function worst(healths: readonly TensorHealth[]): NonFinite | null {
  const found = healths.map((each) => each.nonFinite)
  return found.includes('nan') ? 'nan' : found.includes('inf') ? 'inf' : null
}

const named = (weights: readonly Weight[], healths: readonly TensorHealth[]) =>
  weights.filter((_, i) => (healths[i]?.nonFinite ?? null) !== null).map(({ name }) => name)
