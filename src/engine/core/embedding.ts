/**
 * Embeddings first, pairs after: an image that is in many pairs goes through the encoder once. In
 * inference mode that gives the numbers of whole pairs, since nothing looks at a batch. All in
 * chunks of one shape, the last one filled up with the first.
 */
import { concat, reshape, tensor2d, tidy, type Tensor1D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { imagesTensor } from './data/images'
import type { ImageSet } from './data/dataset'
import type { Pixels } from './data/pixels'
import { DISTANCE_FUNCTIONS } from './distances/distanceFunctions'
import type { Network } from './encoders/network'

export interface PairPlaces {
  readonly a: Int32Array
  readonly b: Int32Array
}

/** Inference: the step of a dropout mask does not matter. */
const CONTEXT = { training: false, step: 1 } as const
/** Pairs in a chunk, and numbers in it at most. */
const PAIRS = 500
const NUMBERS = 2 ** 20

/** The images of pairs, each once, in the order they come; and the pairs as places among those. */
export function imagesOf(pairs: PairPlaces): PairPlaces & { readonly images: Int32Array } {
  const places = new Map<number, number>()
  const placeOf = (image: number) => {
    const place = places.get(image) ?? places.size
    places.set(image, place)
    return place
  }
  const [a, b] = [new Int32Array(pairs.a.length), new Int32Array(pairs.a.length)]
  for (let i = 0; i < a.length; i++) {
    a[i] = placeOf(pairs.a[i] ?? 0)
    b[i] = placeOf(pairs.b[i] ?? 0)
  }
  return { images: Int32Array.from(places.keys()), a, b }
}

/**
 * Embeddings of images of a set, row by row.
 * @param size images in a chunk
 * @param between awaited after each chunk
 */
export async function embed(
  network: Network,
  { set, pixels }: { readonly set: ImageSet; readonly pixels: Pixels },
  images: Int32Array,
  size: number,
  between: () => Promise<void>,
): Promise<Float32Array> {
  const values = new Float32Array(images.length * network.embedding)
  for (let start = 0; start < images.length; start += size) {
    const chunk = Int32Array.from({ length: size }, (_, i) => around(images, start + i))
    const rows = await read(() =>
      reshape(network.forward(imagesTensor(set, chunk, pixels), CONTEXT), [-1]),
    )
    const offset = start * network.embedding
    values.set(rows.subarray(0, values.length - offset), offset)
    await between()
  }
  return values
}

/** How many chunks `compareEmbedded` takes. */
export const pairChunks = (network: Network, pairs: number) =>
  Math.ceil(pairs / pairsInChunk(network))

const pairsInChunk = ({ embedding }: Network) =>
  Math.max(1, Math.min(PAIRS, Math.floor(NUMBERS / embedding)))

/**
 * Distances and the head's outputs of pairs of embedded images, given as places among the rows.
 * @param between awaited after each chunk
 */
export async function compareEmbedded(
  network: Network,
  config: RunConfig,
  values: Float32Array,
  { a, b }: PairPlaces,
  between: () => Promise<void>,
): Promise<{ readonly distances: Float32Array; readonly outputs: Float32Array }> {
  const width = network.embedding
  const size = pairsInChunk(network)
  const distances = new Float32Array(a.length)
  const outputs = new Float32Array(a.length)
  for (let start = 0; start < a.length; start += size) {
    const rows = new Float32Array(2 * size * width)
    const put = (row: number, place: number) =>
      rows.set(values.subarray(place * width, (place + 1) * width), row * width)
    for (let i = 0; i < size; i++) {
      put(i, around(a, start + i))
      put(size + i, around(b, start + i))
    }
    const compared = await read(() => {
      const embeddings = tensor2d(rows, [2 * size, width])
      const apart = DISTANCE_FUNCTIONS[config.distance].pairs(embeddings, config)
      return concat([apart, network.head.apply(apart, embeddings, CONTEXT).outputs])
    })
    const length = Math.min(size, a.length - start)
    distances.set(compared.subarray(0, length), start)
    outputs.set(compared.subarray(size, size + length), start)
    await between()
  }
  return { distances, outputs }
}

const around = (values: Int32Array, place: number) => values[place % values.length] ?? 0

async function read(compute: () => Tensor1D): Promise<Float32Array> {
  const packed = tidy(compute)
  try {
    return (await packed.data()) as Float32Array
  } finally {
    packed.dispose()
  }
}
