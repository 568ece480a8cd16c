import { image, tensor4d, tidy, tile, type Tensor4D } from '@tensorflow/tfjs-core'
import type { ImageSet } from './mnist'
import type { PairBatch } from './pairs'

/** Images on their way from bytes to the network's input, and to the screen. */

/**
 * Both twins' images as one tensor [2N, size, size, channels] in [0, 1]: the N a-images, then the
 * N b-images. Resized on the backend as `tf.image.resize` of TensorFlow 2 does (bilinear,
 * half-pixel centres, no antialiasing). The caller disposes it; nothing else stays alive.
 */
export function twinTensor(
  set: ImageSet,
  batch: PairBatch,
  size: number,
  channels: 1 | 3,
): Tensor4D {
  const { side } = set
  const area = side * side
  const indices = [...batch.a, ...batch.b]
  const values = new Float32Array(indices.length * area)
  indices.forEach((index, place) => {
    for (let pixel = 0; pixel < area; pixel++)
      values[place * area + pixel] = (set.pixels[index * area + pixel] as number) / 255
  })
  return tidy(() => {
    const original = tensor4d(values, [indices.length, side, side, 1])
    const resized =
      size === side ? original : image.resizeBilinear(original, [size, size], false, true)
    return channels === 1 ? resized : tile(resized, [1, 1, 1, channels])
  })
}

/** Copies of a pair's images, side × side grey bytes each; `index` is its place in the batch. */
export function pairImages(
  set: ImageSet,
  batch: PairBatch,
  index: number,
): { imageA: Uint8Array; imageB: Uint8Array } {
  const area = set.side * set.side
  const bytesOf = (indices: Int32Array) => {
    const start = (indices[index] as number) * area
    return set.pixels.slice(start, start + area)
  }
  return { imageA: bytesOf(batch.a), imageB: bytesOf(batch.b) }
}
