/** What the products of a convolution share: its sizes, patches of images, masked slopes. */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { Geometry } from '../geometry'
import { typeOf, type Input, type Width } from './program'

/** What comes down to a layer: the slopes of its results, and the results, which mask them. */
export interface Slopes {
  readonly y: TensorInfo
  readonly dy: TensorInfo
}

/** The sizes of a layer as constants of a shader; all but the number of images. */
export function constantsOf(g: Geometry) {
  return {
    HEIGHT: g.height,
    WIDTH: g.width,
    CHANNELS: g.channels,
    OUT_HEIGHT: g.outHeight,
    OUT_WIDTH: g.outWidth,
    FILTERS: g.filters,
    KERNEL_HEIGHT: g.kernelHeight,
    KERNEL_WIDTH: g.kernelWidth,
    STRIDE: g.stride,
    TOP: g.top,
    LEFT: g.left,
    /** Values of a window. */
    WINDOW: g.kernelHeight * g.kernelWidth * g.channels,
  }
}

/**
 * WGSL of windowAt(position, element): of the window at one position of the output (image, row and
 * column end to end), the values from one element on (row, column and channel end to end). Padding
 * is made of zeros that are multiplied as others are: with NaN or ∞ they give NaN.
 */
export const windowSource = (width: Width) => `
fn windowAt(position : i32, element : i32) -> ${typeOf(width)} {
  let pixel = position % (OUT_HEIGHT * OUT_WIDTH);
  let tap = element / CHANNELS;
  let row = pixel / OUT_WIDTH * STRIDE + tap / KERNEL_WIDTH - TOP;
  let column = pixel % OUT_WIDTH * STRIDE + tap % KERNEL_WIDTH - LEFT;
  let image = position / (OUT_HEIGHT * OUT_WIDTH);
  var value = ${typeOf(width)}();
  if ((row >= 0) & (row < HEIGHT) & (column >= 0) & (column < WIDTH)) {
    value = images[(((image * HEIGHT + row) * WIDTH + column) * CHANNELS + element % CHANNELS) / ${width}];
  }
  return value;
}`

/** What the slopes are read from: dy and, where a ReLU masks it, y. */
export const slopeInputs = (
  dy: TensorInfo,
  y: TensorInfo,
  relu: boolean,
  width: Width,
): Input[] => [
  { name: 'slopes', tensor: dy, width },
  ...(relu ? [{ name: 'results', tensor: y, width }] : []),
]

/** WGSL of slope(at): dz = dy, or dy · (y > 0), so that NaN stays NaN; from a flat index on. */
export const slopeSource = (relu: boolean, width: Width) => {
  const type = typeOf(width)
  const mask = relu
    ? ` * select(${type}(0.0), ${type}(1.0), results[at / ${width}] > ${type}(0.0))`
    : ''
  return `fn slope(at : i32) -> ${type} { return slopes[at / ${width}]${mask}; }`
}

/** WGSL that stores a vec4 `value` at a flat index `at`, of which `columns` are left in its row. */
export const store = (width: Width, columns: string) =>
  width === 4
    ? 'result[at / 4] = value;'
    : `for (var i = 0; i < min(4, ${columns}); i++) { result[at + i] = value[i]; }`
