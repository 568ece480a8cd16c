/**
 * Clipping, as Keras 3 has it. `global_clipnorm`: g · c · min(1 / ‖g‖, 1 / c), where ‖g‖ is the L2 norm
 * over all gradients together; `clipnorm`: g · c / max(‖g‖, c) of each by itself; `clipvalue`: each value
 * within ±c. None of them hides a gradient that is not finite.
 */
import {
  add,
  div,
  maximum,
  minimum,
  mul,
  reshape,
  scalar,
  slice,
  sqrt,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

/**
 * What all gradients are to be multiplied by.
 * @param held what they hold, as `sumsOfSquares` tells: Σg² of each in the first row
 * @param limit the largest norm c; 0 leaves them alone
 */
export function clipScale(held: Tensor2D, limit: number): Scalar {
  if (limit === 0) return scalar(1)
  const norm = sqrt(sum(slice(held, 0, 1)))
  const scale = mul(limit, minimum(div(1, norm), 1 / limit))
  // norm − norm is 0, or NaN where the norm is not finite: clipping must not hide that.
  return add(scale, sub(norm, norm)) as Scalar
}

/** What gradients become, and what they are then all to be multiplied by. */
export interface Clipped {
  readonly gradients: readonly Tensor[]
  readonly scale: Scalar
}

/** @param held as in `clipScale` */
export function clipped(
  gradients: readonly Tensor[],
  held: Tensor2D,
  { clip, clipForm }: Pick<RunConfig, 'clip' | 'clipForm'>,
): Clipped {
  if (clip === 0 || clipForm === 'global') return { gradients, scale: clipScale(held, clip) }
  const norms = sqrt(slice(held, 0, 1))
  const within = (gradient: Tensor, i: number) => {
    if (clipForm === 'norm') {
      const norm = reshape(slice(norms, [0, i], [1, 1]), [])
      return mul(gradient, div(clip, maximum(norm, clip)))
    }
    const bounded = minimum(maximum(gradient, -clip), clip)
    return add(bounded, sub(gradient, gradient))
  }
  return { gradients: gradients.map(within), scale: scalar(1) }
}
