import { image, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core'
import type { ImageSet } from './dataset'
import { greyOf } from '../../../domain/grey'
import type { PairBatch } from './pairs'
import type { Pixels } from './pixels'

/** Images on their way from bytes to the network's input, and to the screen. */

/** Both twins' images as one tensor [2N, size, size, channels]: the N a-images, then the N b-images. */
export function twinTensor(
  set: ImageSet,
  { a, b }: Pick<PairBatch, 'a' | 'b'>,
  pixels: Pixels,
): Tensor4D {
  const indices = new Int32Array(a.length + b.length)
  indices.set(a)
  indices.set(b, a.length)
  return imagesTensor(set, indices, pixels)
}

/**
 * Chosen images as one tensor [n, size, size, channels]. Resized on the backend as `tf.image.resize`
 * of TensorFlow 2 does (bilinear, half-pixel centres, no antialiasing). The caller disposes it;
 * nothing else stays alive.
 */
export function imagesTensor(
  set: ImageSet,
  indices: ArrayLike<number>,
  { size, channels, values }: Pixels,
): Tensor4D {
  const { side } = set
  const count = indices.length
  const inputs = new Float32Array(count * side * side * channels)
  const fill = fillerOf(set.channels, channels)
  for (let place = 0; place < count; place++)
    fill(set, indices[place] as number, values, inputs, place)
  return tidy(() => {
    const original = tensor4d(inputs, [count, side, side, channels])
    return size === side ? original : image.resizeBilinear(original, [size, size], false, true)
  })
}

/** Writes the values of an image's pixels as the `place`-th image of the inputs. */
type Fill = (
  set: ImageSet,
  index: number,
  values: Float32Array,
  inputs: Float32Array,
  place: number,
) => void

function fillerOf(from: 1 | 3, to: 1 | 3): Fill {
  if (from === to) return copy
  return to === 3 ? repeatGrey : turnGrey
}

const copy: Fill = ({ side, channels, pixels }, index, values, inputs, place) => {
  const length = side * side * channels
  const [source, target] = [index * length, place * length]
  for (let i = 0; i < length; i++)
    inputs[target + i] = values[pixels[source + i] as number] as number
}

const repeatGrey: Fill = ({ side, pixels }, index, values, inputs, place) => {
  const area = side * side
  const source = index * area
  let target = place * area * 3
  for (let i = 0; i < area; i++) {
    const value = values[pixels[source + i] as number] as number
    inputs[target++] = value
    inputs[target++] = value
    inputs[target++] = value
  }
}

/** The value of the grey byte, so that it does not matter whether a set is made grey before or here. */
const turnGrey: Fill = ({ side, pixels }, index, values, inputs, place) => {
  const area = side * side
  let source = index * area * 3
  const target = place * area
  for (let i = 0; i < area; i++, source += 3) {
    const [red, green, blue] = [pixels[source], pixels[source + 1], pixels[source + 2]]
    inputs[target + i] = values[greyOf(red as number, green as number, blue as number)] as number
  }
}

/** Copies of a pair's images, side × side × channels bytes each; `index` is its place in the batch. */
export function pairImages(
  set: ImageSet,
  batch: Pick<PairBatch, 'a' | 'b'>,
  index: number,
): { imageA: Uint8Array; imageB: Uint8Array } {
  const length = set.side * set.side * set.channels
  const bytesOf = (indices: Int32Array) => {
    const start = (indices[index] as number) * length
    return set.pixels.slice(start, start + length)
  }
  return { imageA: bytesOf(batch.a), imageB: bytesOf(batch.b) }
}
