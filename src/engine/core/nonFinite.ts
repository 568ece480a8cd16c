/**
 * The verdict on a step that holds a value that is not finite: where it was seen first in the
 * order of a step (loss, gradient, weight), in which tensors, and which pair caused it.
 */
import type { RunConfig } from '../../domain/config'
import { hasRoot } from '../../domain/outputs'
import type { NonFiniteReport, PairView } from '../../domain/reports'
import type { PairBatch } from './data/pairs'
import type { Network } from './encoders/network'
import { nonFiniteIn, type Health, type NonFinite, type TensorHealth } from './health'
import type { Weight } from './layers/layer'
import type { Readout } from './readout'

type RootConfig = Pick<RunConfig, 'distance' | 'head' | 'epsilon' | 'rootSlope'>

/**
 * Null where all is finite. `tensors` names weights whose gradients are not finite, out of the
 * trainable ones; for `where: 'weight'` weights that are not finite themselves, out of all.
 * @param images the places of the batch's images
 * @param view draws the pair of a place in the batch
 */
export function nonFiniteReport(
  step: number,
  readout: Readout,
  health: Health,
  network: Network,
  config: RootConfig,
  images: Pick<PairBatch, 'a' | 'b'>,
  view: (index: number) => PairView,
): Omit<NonFiniteReport, 'forward' | 'origin'> | null {
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
    ofItself: index !== -1 && images.a[index] === images.b[index],
    drawnTwice: drawnTwice(images),
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

/**
 * The first pair at a distance of exactly 0, where a root without ε has an infinite slope. With
 * TensorFlow's slope a pair does no harm where the loss sends 0, which at 0 is where it costs
 * nothing: pulled together there is no further to go.
 */
function atZero({ distances, losses }: Readout, config: RootConfig): number {
  if (!hasRoot(config) || config.epsilon > 0) return -1
  const harmless = (index: number) => config.rootSlope === 'tensorflow' && losses[index] === 0
  return distances.findIndex((distance, index) => distance === 0 && !harmless(index))
}

/** How many images are in a batch more than once. */
function drawnTwice({ a, b }: Pick<PairBatch, 'a' | 'b'>): number {
  const times = new Map<number, number>()
  for (const image of [...a, ...b]) times.set(image, (times.get(image) ?? 0) + 1)
  return [...times.values()].filter((count) => count > 1).length
}

function worst(healths: readonly TensorHealth[]): NonFinite | null {
  const found = healths.map((each) => each.nonFinite)
  return found.includes('nan') ? 'nan' : found.includes('inf') ? 'inf' : null
}

const named = (weights: readonly Weight[], healths: readonly TensorHealth[]) =>
  weights.filter((_, i) => (healths[i]?.nonFinite ?? null) !== null).map(({ name }) => name)
