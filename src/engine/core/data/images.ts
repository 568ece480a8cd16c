import { image, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core'
import type { ImageSet } from './mnist'
import type { PairBatch } from './pairs'
import type { Pixels } from './pixels'

/** Images on their way from bytes to the network's input, and to the screen. */

/**
 * Both twins' images as one tensor [2N, size, size, channels]: the N a-images, then the N
 * b-images. Resized on the backend as `tf.image.resize` of TensorFlow 2 does (bilinear, half-pixel
 * centres, no antialiasing). The caller disposes it; nothing else stays alive.
 */
export function twinTensor(
  set: ImageSet,
  batch: Pick<PairBatch, 'a' | 'b'>,
  { size, channels, values }: Pixels,
): Tensor4D {
  const { side } = set
  const area = side * side
  const indices = [...batch.a, ...batch.b]
  const inputs = new Float32Array(indices.length * area * channels)
  let place = 0
  for (const index of indices) {
    for (let pixel = 0; pixel < area; pixel++) {
      const grey = values[set.pixels[index * area + pixel] as number] as number
      for (let channel = 0; channel < channels; channel++) inputs[place++] = grey
    }
  }
  return tidy(() => {
    const original = tensor4d(inputs, [indices.length, side, side, channels])
    return size === side ? original : image.resizeBilinear(original, [size, size], false, true)
  })
}

/** Copies of a pair's images, side × side grey bytes each; `index` is its place in the batch. */
export function pairImages(
  set: ImageSet,
  batch: Pick<PairBatch, 'a' | 'b'>,
  index: number,
): { imageA: Uint8Array; imageB: Uint8Array } {
  const area = set.side * set.side
  const bytesOf = (indices: Int32Array) => {
    const start = (indices[index] as number) * area
    return set.pixels.slice(start, start + area)
  }
  return { imageA: bytesOf(batch.a), imageB: bytesOf(batch.b) }
}
