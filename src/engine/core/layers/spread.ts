/**
 * A dilated kernel as one without gaps: zeros stand between its taps. Slower than a kernel that skips
 * them, by the square of the dilation, but every backend has what trains it.
 */
import { pad, reshape, slice, type Tensor } from '@tensorflow/tfjs-core'

/** @param kernel [height, width, in, out] */
export function spread(kernel: Tensor, [down, across]: readonly [number, number]): Tensor {
  if (down === 1 && across === 1) return kernel
  const [height = 0, width = 0, channels = 0, filters = 0] = kernel.shape
  const apart = reshape(kernel, [height, 1, width, 1, channels * filters])
  const padded = pad(apart, [
    [0, 0],
    [0, down - 1],
    [0, 0],
    [0, across - 1],
    [0, 0],
  ])
  const wide = reshape(padded, [height * down, width * across, channels, filters])
  const [rows, columns] = [(height - 1) * down + 1, (width - 1) * across + 1]
  return slice(wide, [0, 0, 0, 0], [rows, columns, channels, filters])
}
