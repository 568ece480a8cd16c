/**
 * What a step tells the host, packed into one vector, since every read-back from a GPU costs a
 * round trip: per pair distance, output and loss; the mean loss; for each gradient and each weight
 * the sum of its squares and how many NaN it holds.
 */
import { concat, reshape, type Scalar, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core'
import type { ComparedPairs } from './objective'

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

/**
 * @param gradients what the gradients hold, as `sumsOfSquares` tells, [2, trainable weights]
 * @param weights what the weights hold, [2, weights]
 */
export function pack(
  pairs: ComparedPairs,
  loss: Scalar,
  gradients: Tensor2D,
  weights: Tensor2D,
): Tensor1D {
  return concat([
    pairs.distances,
    pairs.outputs,
    pairs.losses,
    reshape(loss, [1]),
    reshape(gradients, [gradients.size]),
    reshape(weights, [weights.size]),
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
  const [distances, outputs, losses] = [take(pairs), take(pairs), take(pairs)]
  const loss = take(1)[0] ?? NaN
  const [gradientSquares, gradientNans] = [take(gradients), take(gradients)]
  const [weightSquares, weightNans] = [take(weights), take(weights)]
  const nanCount = [...gradientNans, ...weightNans].reduce((sum, each) => sum + each, 0)
  return { distances, outputs, losses, loss, gradientSquares, weightSquares, nanCount }
}
