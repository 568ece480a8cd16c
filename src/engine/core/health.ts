/**
 * Is every gradient and every weight finite? The device's sums of squares say yes cheaply; where
 * they do not, the values themselves are read and decide, because the square of a finite value
 * above 1e19 is infinite in single precision.
 */
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Readout } from './readout'
import type { IssuedStep } from './trainingStep'

export type NonFinite = 'nan' | 'inf'

/** One gradient or weight: its L2 norm and what it holds that is not finite. */
export interface TensorHealth {
  readonly norm: number
  readonly nonFinite: NonFinite | null
}

export interface Health {
  /** In the order of the trainable weights. */
  readonly gradients: readonly TensorHealth[]
  /** In the order of all weights. */
  readonly weights: readonly TensorHealth[]
}

/** Health of a step's gradients and weights. Reads them back only where something looks amiss. */
export async function examine(
  readout: Readout,
  issued: Pick<IssuedStep, 'gradients' | 'weights'>,
): Promise<Health> {
  const { gradientSquares, weightSquares, nanCount } = readout
  const sound =
    nanCount === 0 && gradientSquares.every(Number.isFinite) && weightSquares.every(Number.isFinite)
  return sound
    ? { gradients: fromSquares(gradientSquares), weights: fromSquares(weightSquares) }
    : { gradients: await exactly(issued.gradients), weights: await exactly(issued.weights) }
}

const fromSquares = (squares: Float32Array): TensorHealth[] =>
  Array.from(squares, (square) => ({ norm: Math.sqrt(square), nonFinite: null }))

async function exactly(tensors: readonly Tensor[]): Promise<TensorHealth[]> {
  const healths: TensorHealth[] = []
  for (const tensor of tensors) healths.push(healthOf((await tensor.data()) as Float32Array))
  return healths
}

/** Health of a tensor's values, summed in double precision. */
function healthOf(values: Float32Array): TensorHealth {
  let squares = 0
  for (const value of values) squares += value * value
  return { norm: Math.sqrt(squares), nonFinite: nonFiniteIn(values) }
}

/** What a vector holds that is not finite; NaN before infinity, null where all is finite. */
export function nonFiniteIn(values: Float32Array): NonFinite | null {
  if (values.every(Number.isFinite)) return null
  return values.some(Number.isNaN) ? 'nan' : 'inf'
}

/** The L2 norm of several together. */
export function norm(healths: readonly TensorHealth[]): number {
  return Math.hypot(...healths.map((each) => each.norm))
}
