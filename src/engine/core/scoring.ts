/**
 * What a network says of pairs, in chunks of one shape so that it needs no more memory than a training
 * step and lets messages in between.
 */
import { concat, reshape, tidy, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import type { Embeddings } from '../../domain/reports'
import { twinTensor } from './data/images'
import type { Classes, ImageSet } from './data/dataset'
import type { PairBatch } from './data/pairs'
import type { Pixels } from './data/pixels'
import { imagesOf } from './embedding'
import type { Network } from './encoders/network'
import type { LayerContext } from './layers/layer'
import type { LayerWatch } from './layerStates'
import { comparePairs, pairLabels, type PairLabels } from './objective'

const SMALLEST_CHUNK = 10

/** Pairs of a set's images, and what the network is given for a pixel. */
export interface PairImages {
  readonly set: ImageSet
  readonly pairs: PairBatch
  readonly pixels: Pixels
}

/** One value a pair. */
export interface Scores {
  readonly distances: Float32Array
  readonly outputs: Float32Array
  readonly losses: Float32Array
  readonly embeddings: Embeddings
  /** What the watch measured of the first chunk, end to end; empty without one. */
  readonly watched: Float32Array
}

/**
 * Scores all pairs; rejects where the network is disposed meanwhile. A loss that looks at whole
 * batches looks at chunks here, the last one filled up with the first pairs.
 * @param between awaited after each chunk
 * @param watch told of the first chunk's forward pass
 */
export async function scorePairs(
  network: Network,
  config: RunConfig,
  given: PairImages,
  context: LayerContext,
  between: () => Promise<void>,
  watch: LayerWatch | null = null,
): Promise<Scores> {
  const { pairs } = given
  const count = pairs.same.length
  const size = chunkSize(config, count)
  const { images, a, b } = imagesOf(pairs)
  const dimension = network.embedding
  const embeddings = new Float32Array(images.length * dimension)
  const distances = new Float32Array(count)
  const outputs = new Float32Array(count)
  const losses = new Float32Array(count)
  let watched = new Float32Array(0)
  for (let start = 0; start < count; start += size) {
    const part = { ...given, pairs: chunk(pairs, start, size) }
    const values = await readChunk(network, config, part, context, start === 0 ? watch : null)
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
    if (start === 0) watched = rows.slice(2 * size * dimension)
    await between()
  }
  const embedded = { images, dimension, values: embeddings }
  return { distances, outputs, losses, embeddings: embedded, watched }
}

/**
 * Pairs in a chunk: the training batch's own shape, so that pooled GPU buffers serve both; small ones
 * would take too many calls, and without gradients a few more pairs need no more memory.
 * @param count pairs there are
 */
export function chunkSize({ batch }: Pick<RunConfig, 'batch'>, count: number): number {
  return Math.min(Math.max(batch, SMALLEST_CHUNK), count)
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

/** What is read back of a chunk: distances, outputs, losses, embeddings and what is watched. */
export function packScores(
  network: Network,
  images: Tensor4D,
  labels: PairLabels,
  config: RunConfig,
  context: LayerContext,
  watch: LayerWatch | null,
): Tensor1D {
  const watching = watch === null ? context : { ...context, observe: watch.observe }
  const compared = comparePairs(network, images, labels, config, watching)
  const { distances, outputs, losses, embeddings } = compared
  const rows: Tensor1D = reshape(embeddings, [-1])
  return concat([distances, outputs, losses, rows, ...(watch?.measured ?? [])])
}

async function readChunk(
  network: Network,
  config: RunConfig,
  { set, pairs, pixels }: PairImages,
  context: LayerContext,
  watch: LayerWatch | null,
): Promise<Float32Array> {
  const packed = tidy(() => {
    const labels = pairLabels(pairs, config.labels)
    const images = twinTensor(set, pairs, pixels)
    return packScores(network, images, labels, config, context, watch)
  })
  try {
    return (await packed.data()) as Float32Array
  } finally {
    packed.dispose()
  }
}
