/**
 * What a step tells the host, packed into one vector, since every read-back from a GPU costs a
 * round trip: per pair distance, output and loss; the mean loss; Σg² per trainable weight; Σw² per
 * weight; and how many NaN the gradients and the weights hold.
 */
import {
  cast,
  concat,
  getBackend,
  isNaN as isNaNEach,
  reshape,
  square,
  stack,
  sum,
  zeros,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import { flatten } from './flat'
import type { Compared } from './objective'

export interface Readout {
  readonly distances: Float32Array
  readonly outputs: Float32Array
  readonly losses: Float32Array
  readonly loss: number
  readonly gradientSquares: Float32Array
  readonly weightSquares: Float32Array
  /** NaN seen by bit pattern; sums alone do not always show them on a GPU. */
  readonly nanCount: number
}

/** Σx² of each tensor, as [tensors.length]. */
export function sumsOfSquares(tensors: readonly Tensor[]): Tensor1D {
  return stack(tensors.map(sumOfSquares)) as Tensor1D
}

// Rows first: a GPU sums one long vector with a single workgroup.
const sumOfSquares = (x: Tensor): Scalar => (x.rank > 1 ? sum(sum(square(x), -1)) : sum(square(x)))

/** How many NaN the tensors hold, as [1]; not counted where arithmetic on the CPU carries them. */
function nanCount(tensors: readonly Tensor[]): Tensor1D {
  if (['cpu', 'wasm'].includes(getBackend())) return zeros([1])
  return reshape(sum(cast(isNaNEach(flatten(tensors)), 'float32')), [1])
}

export function pack(
  pairs: Compared,
  loss: Scalar,
  gradientSquares: Tensor1D,
  gradients: readonly Tensor[],
  weights: readonly Tensor[],
): Tensor1D {
  return concat([
    pairs.distances,
    pairs.outputs,
    pairs.losses,
    reshape(loss, [1]),
    gradientSquares,
    sumsOfSquares(weights),
    nanCount([...gradients, ...weights]),
  ]) as Tensor1D
}

/** Takes a packed vector apart. @param pairs, gradients, weights how many of each there are */
export function unpack(
  values: Float32Array,
  pairs: number,
  gradients: number,
  weights: number,
): Readout {
  let start = 0
  const take = (length: number) => values.subarray(start, (start += length))
  return {
    distances: take(pairs),
    outputs: take(pairs),
    losses: take(pairs),
    loss: take(1)[0] ?? NaN,
    gradientSquares: take(gradients),
    weightSquares: take(weights),
    nanCount: take(1)[0] ?? NaN,
  }
}
