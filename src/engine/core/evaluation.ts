/**
 * Held-out evaluation: the same pairs every time, in inference mode, in chunks of one shape so
 * that it needs no more memory than a training step and lets messages in between.
 */
import { concat, reshape, scalar, tidy, type Tensor1D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { largerMeans } from '../../domain/objective'
import type { EvaluationReport } from '../../domain/reports'
import { rank } from '../../domain/verification/ranking'
import { pairImages, twinTensor } from './data/images'
import type { Classes, ImageSet } from './data/dataset'
import type { PairBatch } from './data/pairs'
import type { Pixels } from './data/pixels'
import type { Network } from './encoders/network'
import { METRICS } from './metrics/registry'
import { imagesOf } from './embedding'
import { comparePairs, pairLabels } from './objective'
import { penalty } from './penalty'

export const HELD_OUT_PAIRS = 200
const SMALLEST_CHUNK = 10
/** Share of the training's arithmetic that evaluations may take; a step costs three forwards. */
const SHARE = 0.2

/** Steps between evaluations: 10 at least, and a multiple of 5. @param batch pairs per step */
export function evaluationInterval(batch: number): number {
  return Math.max(10, 5 * Math.ceil(HELD_OUT_PAIRS / (3 * SHARE * batch) / 5))
}

/** Pairs of a set's images, and what the network is given for a pixel. */
export interface PairImages {
  readonly set: ImageSet
  readonly pairs: PairBatch
  readonly pixels: Pixels
}

/**
 * Evaluates all pairs; rejects where the network is disposed meanwhile. The loss is the mean over
 * pairs, with the penalty that training adds, as Keras's `evaluate` tells it. A loss that looks at
 * whole batches looks at chunks here, the last one filled up with the first pairs.
 * @param between awaited after each chunk
 */
export async function evaluate(
  network: Network,
  config: RunConfig,
  heldOut: PairImages,
  step: number,
  between: () => Promise<void>,
): Promise<EvaluationReport> {
  const { pairs } = heldOut
  const count = pairs.same.length
  const size = chunkSize(config, count)
  const { images, a, b } = imagesOf(pairs)
  const dimension = network.embedding
  const embeddings = new Float32Array(images.length * dimension)
  const distances = new Float32Array(count)
  const outputs = new Float32Array(count)
  const losses = new Float32Array(count)
  for (let start = 0; start < count; start += size) {
    const part = { ...heldOut, pairs: chunk(pairs, start, size) }
    const values = await readChunk(network, config, part, step)
    const length = Math.min(size, count - start)
    distances.set(values.subarray(0, length), start)
    outputs.set(values.subarray(size, size + length), start)
    losses.set(values.subarray(2 * size, 2 * size + length), start)
    const rows = values.subarray(3 * size)
    const put = (row: number, place = 0) =>
      embeddings.set(rows.subarray(row * dimension, (row + 1) * dimension), place * dimension)
    for (let i = 0; i < length; i++) {
      put(i, a[start + i])
      put(size + i, b[start + i])
    }
    await between()
  }
  const judged = { outputs, same: pairs.same.slice() }
  const meanLoss = losses.reduce((total, each) => total + each, 0) / count
  return {
    step,
    loss: meanLoss + (await readPenalty(network, config)),
    accuracy: METRICS[config.metric](judged, config),
    verified: METRICS.verified(judged, config),
    ...rank(judged, largerMeans(config)),
    ...judged,
    a: pairs.a.slice(),
    b: pairs.b.slice(),
    distances,
    embeddings: { images, dimension, values: embeddings },
    layers: [],
    ownStatistics: null,
    headScale: null,
  }
}

/**
 * Pairs in a chunk: the training batch's own shape, so that pooled GPU buffers serve both; small ones
 * would take too many calls, and without gradients a few more pairs need no more memory.
 * @param count pairs there are
 */
export function chunkSize({ batch }: Pick<RunConfig, 'batch'>, count: number): number {
  return Math.min(Math.max(batch, SMALLEST_CHUNK), count)
}

/** The parts of a PairView that do not depend on a network. */
export function viewOf(set: ImageSet, pairs: PairBatch, index: number) {
  const { side, channels } = set
  return { index, same: pairs.same[index] === 1, side, channels, ...pairImages(set, pairs, index) }
}

/** `size` pairs from `start` on; past the end it begins again, to keep the shape. */
export function chunk(pairs: PairBatch, start: number, size: number): PairBatch {
  const { a, b, same, classes } = pairs
  const count = same.length
  const at = (i: number) => (start + i) % count
  return {
    a: Int32Array.from({ length: size }, (_, i) => a[at(i)] ?? 0),
    b: Int32Array.from({ length: size }, (_, i) => b[at(i)] ?? 0),
    same: Uint8Array.from({ length: size }, (_, i) => same[at(i)] ?? 0),
    classes: chunkOf(classes, 2 * size, (i) => (i < size ? at(i) : count + at(i - size))),
  }
}

function chunkOf(classes: Classes, size: number, placeOf: (i: number) => number): Classes {
  const chunk = classes instanceof Uint8Array ? new Uint8Array(size) : new Int32Array(size)
  return chunk.map((_, i) => classes[placeOf(i)] ?? 0)
}

/** What is read back of a chunk: distances, outputs, losses and embeddings, end to end. */
export function packEvaluation(compared: ReturnType<typeof comparePairs>): Tensor1D {
  const { distances, outputs, losses, embeddings } = compared
  return concat([distances, outputs, losses, reshape(embeddings, [-1])]) as Tensor1D
}

/** A chunk's values as `packEvaluation` lays them. */
async function readChunk(
  network: Network,
  config: RunConfig,
  { set, pairs, pixels }: PairImages,
  step: number,
): Promise<Float32Array> {
  const packed = tidy(() => {
    const images = twinTensor(set, pairs, pixels)
    const context = { training: false, step }
    const labels = pairLabels(pairs, config.labels)
    return packEvaluation(comparePairs(network, images, labels, config, context))
  })
  try {
    return (await packed.data()) as Float32Array
  } finally {
    packed.dispose()
  }
}

/** The L2 penalty as it stands; 0 where none is added. */
async function readPenalty(
  network: Network,
  config: Pick<RunConfig, 'l2' | 'l2Applied'>,
): Promise<number> {
  const added = tidy(() => penalty(network, config) ?? scalar(0))
  try {
    return (await added.data())[0] ?? NaN
  } finally {
    added.dispose()
  }
}
