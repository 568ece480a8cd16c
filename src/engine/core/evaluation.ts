/**
 * Held-out evaluation: the same pairs every time, in inference mode, and what it tells of the network
 * beside them: what its layers make of images, how far its weights have come, and what the pairs
 * come to where batch normalisation goes by their own statistics.
 */
import type { RunConfig } from '../../domain/config'
import { largerMeans } from '../../domain/objective'
import type { EvaluationReport, OwnStatistics } from '../../domain/reports'
import { rank } from '../../domain/verification/ranking'
import type { SeenPairs } from './augment/augmented'
import { pairImages } from './data/images'
import { watchLayers } from './layerStates'
import { METRICS } from './metrics/registry'
import { scorePairs, type PairImages, type Scores } from './scoring'
import { readWeights, type Subject } from './weightStates'

export const HELD_OUT_PAIRS = 200
/** Share of the training's arithmetic that evaluations may take; a step costs three forwards. */
const SHARE = 0.2

/** Steps between evaluations: 10 at least, and a multiple of 5. @param batch pairs per step */
export function evaluationInterval(batch: number): number {
  return Math.max(10, 5 * Math.ceil(HELD_OUT_PAIRS / (3 * SHARE * batch) / 5))
}

/**
 * Evaluates all pairs; rejects where the network is disposed meanwhile. The loss is the mean over
 * pairs, with the penalty that training adds, as Keras's `evaluate` tells it.
 * @param between awaited after each chunk
 */
export async function evaluate(
  subject: Subject,
  config: RunConfig,
  heldOut: PairImages,
  step: number,
  between: () => Promise<void>,
): Promise<EvaluationReport> {
  const { network } = subject
  const watch = watchLayers(network, config)
  const inference = { training: false, step }
  const scores = await scorePairs(network, config, heldOut, inference, between, watch)
  const own = normalises(subject)
    ? await scorePairs(network, config, heldOut, { ...inference, ownStatistics: true }, between)
    : null
  const { penalty, moved, headScale } = await readWeights(subject, config)
  const { pairs } = heldOut
  const { distances, outputs, embeddings } = scores
  const judged = { outputs, same: pairs.same.slice() }
  return {
    step,
    accuracy: METRICS[config.metric](judged, config),
    ...figuresOf(scores, heldOut, config, penalty),
    ...judged,
    a: pairs.a.slice(),
    b: pairs.b.slice(),
    distances,
    embeddings,
    layers: watch.statesOf(scores.watched, moved),
    ownStatistics: own && ownStatistics(own, heldOut, config, penalty),
    headScale,
  }
}

/** Whether batch statistics would make a difference. */
const normalises = ({ network }: Subject) =>
  network.weights.some(({ name }) => name.endsWith('/moving_mean'))

function figuresOf(
  { losses, outputs }: Scores,
  { pairs: { same } }: PairImages,
  config: RunConfig,
  penalty: number,
) {
  const judged = { outputs, same }
  return {
    loss: losses.reduce((total, each) => total + each, 0) / losses.length + penalty,
    verified: METRICS.verified(judged, config),
    ...rank(judged, largerMeans(config)),
  }
}

function ownStatistics(...given: Parameters<typeof figuresOf>): OwnStatistics {
  const { loss, auc, verified, bestAccuracy } = figuresOf(...given)
  return { loss, auc, verified, bestAccuracy }
}

/** The parts of the first pair’s PairView that do not depend on a network. */
export function viewOf({ set, a, b }: SeenPairs, same: boolean) {
  const { side, channels } = set
  return { same, side, channels, ...pairImages(set, { a, b }, 0) }
}
