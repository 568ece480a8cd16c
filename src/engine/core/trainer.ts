/**
 * A run, step by step. The numbers are a function of the RunConfig and the data: pairs, initial
 * weights and dropout masks all follow from the seed and the step.
 */
import { clone, dispose, tidy } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import type { StepRecord } from '../../domain/stepLog'
import type {
  Baselines,
  EvaluationReport,
  HeldOutImages,
  Judgement,
  LayerReport,
  NonFiniteReport,
  PairView,
} from '../../domain/reports'
import type { PixelScaling, Snapshot, WeightValues } from '../../domain/snapshot'
import type { Comparison } from '../protocol/run'
import { seenPair, seenPairs, type SeenPairs } from './augment/augmented'
import { liveBaselines } from './baselines'
import { compareGiven, type PairValues } from './comparison'
import type { Dataset } from './data/dataset'
import { twinTensor } from './data/images'
import { createPairSource, heldOutPairs, type PairBatch } from './data/pairs'
import { pixelsOf, scalingOf } from './data/pixels'
import { createNetwork, type Network } from './encoders/network'
import { evaluate, evaluationInterval, HELD_OUT_PAIRS, viewOf } from './evaluation'
import { examine, norm, type Health } from './health'
import { traceForward } from './forwardPass'
import { judge, judgedPairs, type JudgedPairs } from './judgement'
import { METRICS } from './metrics/registry'
import { nonFiniteReport } from './nonFinite'
import { createOptimizer } from './optimizers/optimizer'
import { unpack } from './readout'
import { restoreSnapshot, takeSnapshot } from './snapshot'
import { measuresOf } from './stepMeasures'
import { heldOutImages } from './thumbnails'
import { issueStep, type IssuedStep } from './trainingStep'

export interface StepResult {
  readonly record: StepRecord
  readonly nonFinite: NonFiniteReport | null
  readonly layers: readonly LayerReport[]
  /** The smallest distance in the batch. */
  readonly closest: number
}

export interface Trainer {
  readonly stepsIssued: number
  /**
   * Issues the next step at once and resolves when it has been read back; several may be under
   * way. Rejects where the backend fails.
   */
  step(): Promise<StepResult>
  /** Whether held-out pairs are due after this step, whichever is the last; never without any. */
  evaluationDue(step: number): boolean
  /** Whether there is a held-out pair at all. */
  readonly hasHeldOutPairs: boolean
  /**
   * Evaluates the weights as they stand. No step may be issued until it resolves.
   * @param between awaited after each part, to let messages in
   */
  evaluate(step: number, between?: () => Promise<void>): Promise<EvaluationReport>
  /** What the evaluations' pairs come to untrained. The weights as they stand are left alone. */
  baselines(between?: () => Promise<void>): Promise<Baselines>
  /**
   * Evaluates the weights as they stand on many more pairs, as `evaluate` does.
   * @param between awaited after each part, with how much is done, 0 to 1; what it throws ends it
   */
  judge(step: number, between?: (fraction: number) => Promise<void>): Promise<Judgement>
  /** What the weights as they stand make of given images. No step may be issued meanwhile. */
  compare(pairs: Comparison, between?: () => Promise<void>): Promise<PairValues>
  /**
   * All that later steps follow from. No step may be issued until it resolves; what is `lent` lies in the
   * backend’s own memory and holds until the next one.
   */
  snapshot(as?: 'copied' | 'lent'): Promise<Snapshot>
  /** What its images' bytes become. */
  readonly pixelScaling: PixelScaling
  /** Goes on from a snapshot in place of the initial weights. Throws `snapshot_misfit`. */
  resume(from: Snapshot): void
  /** The images that evaluations and judgements name, for the screen. */
  heldOutImages(): HeldOutImages
  /** Frees weights and slots. What is under way frees its own when it settles. */
  dispose(): void
}

/**
 * Builds a run with its initial weights. Throws `encoder_misfit`.
 * @param begins weights that it begins with in place of drawn ones
 */
export function createTrainer(
  config: RunConfig,
  dataset: Dataset,
  begins: readonly WeightValues[] = [],
): Trainer {
  const source = createPairSource(config, dataset.train, dataset.trainPairs)
  const network = createNetwork(config, begins)
  const parameters = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
  const optimizer = createOptimizer(config, parameters)
  const model = { config, network, optimizer }
  const initial = network.trainable.map(({ variable }) => clone(variable))
  const pixels = pixelsOf(config, dataset.train)
  const heldOut = {
    set: dataset.heldOut,
    pairs: heldOutPairs(dataset, HELD_OUT_PAIRS),
    pixels,
  }
  const hasHeldOutPairs = heldOut.pairs.same.length > 0
  const interval = evaluationInterval(config.batch)
  // Few photos make an epoch of a step or two: evaluated after each, training would wait for that.
  const countsEpochs = 2 * source.stepsPerEpoch >= interval
  let judged: JudgedPairs | null = null
  let baselines: Baselines | null = null
  let stepsIssued = 0
  let disposed = false
  let previousCompletion = -Infinity

  /** @param seen the images of the batch, as they were seen */
  async function settle(
    step: number,
    batch: PairBatch,
    seen: SeenPairs,
    issued: IssuedStep,
    issuedAt: number,
  ) {
    try {
      const values = (await issued.report.data()) as Float32Array
      const now = performance.now()
      const ms = now - Math.max(issuedAt, previousCompletion)
      previousCompletion = now
      const pairs = batch.same.length
      const readout = unpack(values, pairs, network.trainable.length, network.weights.length)
      const health = await examine(readout, issued)
      const view = (index: number): PairView => ({
        index,
        ...viewOf(seenPair(config, dataset.train, batch, step, index), batch.same[index] === 1),
        distance: readout.distances[index] ?? NaN,
        output: readout.outputs[index] ?? NaN,
      })
      const fault = nonFiniteReport(step, readout, health, network, config, batch, view)
      const images = () => twinTensor(seen.set, seen, pixels)
      const record = {
        step,
        epoch: step / source.stepsPerEpoch,
        loss: readout.loss,
        accuracy: METRICS[config.metric]({ outputs: readout.outputs, same: batch.same }, config),
        gradNorm: norm(health.gradients),
        ms,
        ...measuresOf(readout, config),
      }
      return {
        record,
        nonFinite: fault && {
          ...fault,
          ...(await traceForward({ config, begins }, images, issued.began, step)),
        },
        layers: layerReports(network, health),
        closest: Math.min(...readout.distances),
      }
    } finally {
      dispose([issued.report, ...issued.gradients, ...issued.began, ...issued.weights])
    }
  }

  /** Ends what goes on part by part, on networks of its own too, once the trainer is disposed. */
  const unlessDisposed =
    <T extends unknown[]>(between: (...args: T) => Promise<void>) =>
    async (...args: T) => {
      await between(...args)
      if (disposed) throw new Error('internal: the trainer was disposed')
    }

  return {
    hasHeldOutPairs,
    get stepsIssued() {
      return stepsIssued
    },
    // Async, so that a failure to issue rejects; up to its first await it runs at once.
    async step() {
      const issuedAt = performance.now()
      const step = stepsIssued + 1
      const batch = source.batch(step)
      const seen = seenPairs(config, dataset.train, batch, step, config.size)
      const issued = tidy(() => issueStep(model, twinTensor(seen.set, seen, pixels), batch, step))
      stepsIssued = step
      return settle(step, batch, seen, issued, issuedAt)
    },
    evaluationDue: (step) =>
      hasHeldOutPairs &&
      (step % interval === 0 || (countsEpochs && step % source.stepsPerEpoch === 0)),
    evaluate: (step, between = async () => {}) =>
      evaluate({ network, initial }, config, heldOut, step, between),
    baselines: (between = async () => {}) =>
      liveBaselines(config, heldOut, unlessDisposed(between)),
    async judge(step, between = async () => {}) {
      judged ??= judgedPairs(dataset, pixels, network)
      const going = unlessDisposed(between)
      const found = await judge(network, config, judged, baselines, step, going)
      baselines = found.baselines
      return found.judgement
    },
    compare: (pairs, between = async () => {}) =>
      compareGiven(network, config, heldOut, pairs, unlessDisposed(between)),
    pixelScaling: scalingOf(pixels),
    snapshot: (as) => takeSnapshot(model, stepsIssued, as),
    resume(from) {
      restoreSnapshot(model, from)
      stepsIssued = from.step
    },
    heldOutImages: () => heldOutImages(dataset),
    dispose() {
      disposed = true
      network.dispose()
      optimizer.dispose()
      dispose(initial)
    },
  }
}

/** Norms of each layer's trainable weights, for the layers that have some. */
function layerReports(network: Network, health: Health): LayerReport[] {
  return network.layers.flatMap(({ name, weights }) => {
    const trainable = weights.filter((weight) => weight.trainable)
    if (trainable.length === 0) return []
    const gradients = trainable.flatMap((w) => health.gradients[network.trainable.indexOf(w)] ?? [])
    const own = trainable.flatMap((w) => health.weights[network.weights.indexOf(w)] ?? [])
    return [{ name, gradNorm: norm(gradients), weightNorm: norm(own) }]
  })
}
