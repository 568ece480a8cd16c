/**
 * Keras's pooling: windows that would stick out are left out, or, with `same`, hold what there is of the
 * image alone. Global pooling takes all places of the image at once.
 */
import {
  cast,
  customGrad,
  depthwiseConv2d,
  div,
  equal,
  max,
  maxPool,
  mean,
  mul,
  ones,
  reshape,
  sum,
  tensor,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { bothSides, type Padding, type Pooling2dSpec } from '../../../domain/layers'
import { windowOutput } from '../../../domain/shapes'
import type { Layer, Place } from './layer'

export function pooling2d(spec: Pooling2dSpec, { name }: Place): Layer {
  const [pool, strides] = [spec.pool, spec.strides].map((sides) => [...bothSides(sides)]) as [
    [number, number],
    [number, number],
  ]
  const padding = spec.padding ?? 'valid'
  return {
    name,
    weights: [],
    apply: (x) =>
      spec.kind === 'max_pooling2d'
        ? maxPool(x as Tensor4D, pool, strides, padding)
        : averaged(x as Tensor4D, pool, strides, padding),
  }
}

/**
 * The mean of what of each window lies within the image. As a convolution by ones: TensorFlow.js's own
 * gradient divides by the whole window, padding included.
 */
function averaged(
  x: Tensor4D,
  [height, width]: readonly [number, number],
  strides: readonly [number, number],
  padding: Padding,
): Tensor {
  const [, inHeight, inWidth, channels] = x.shape
  const window: Tensor4D = ones([height, width, channels, 1])
  const rows = held(inHeight, height, strides[0], padding)
  const columns = held(inWidth, width, strides[1], padding)
  const shares = rows.flatMap((down) => columns.map((across) => 1 / (down * across)))
  const scale = tensor(shares, [1, rows.length, columns.length, 1])
  return mul(depthwiseConv2d(x, window, [...strides] as [number, number], padding), scale)
}

/** How much of each window along an axis lies within the image. */
function held(length: number, window: number, stride: number, padding: Padding): number[] {
  const count = windowOutput(length, window, stride, padding)
  const missing = Math.max(0, (count - 1) * stride + window - length)
  const before = padding === 'same' ? Math.floor(missing / 2) : 0
  return Array.from({ length: count }, (_, i) => {
    const start = i * stride - before
    return Math.min(length, start + window) - Math.max(0, start)
  })
}

export const globalAveragePooling2d = ({ name }: Place): Layer => ({
  name,
  weights: [],
  apply: (x) => mean(x, [1, 2]),
})

export const globalMaxPooling2d = ({ name }: Place): Layer => ({
  name,
  weights: [],
  apply: (x) => largest(x),
})

/** Where several places are largest they share the gradient, as in TensorFlow. */
const largest = customGrad((given, save) => {
  const x = given as Tensor
  ;(save as (kept: Tensor[]) => void)([x])
  return {
    value: max(x, [1, 2]),
    gradFunc: (dy: Tensor, [kept]: Tensor[]) => {
      const most = max(kept as Tensor, [1, 2], true)
      const holds = cast(equal(kept as Tensor, most), 'float32')
      const share = div(reshape(dy, most.shape), sum(holds, [1, 2], true))
      return mul(holds, share)
    },
  }
})
