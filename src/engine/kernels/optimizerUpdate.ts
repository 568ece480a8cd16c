/**
 * One step of an optimiser over all weights. Without the kernel the weights are laid end to end and
 * updated as one vector: a tenth of the calls that every weight on its own would take.
 */
import {
  add,
  concat,
  div,
  mul,
  reshape,
  rsqrt,
  slice,
  sqrt,
  square,
  sub,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import { hasKernel, OPTIMIZER_UPDATE, runOnList, type OptimizerUpdateAttrs } from './fused'

export interface Updated {
  readonly weights: Tensor[]
  readonly slots: Tensor[]
}

/**
 * The weights and slots after the step; the given ones stay as they are. See OPTIMIZER_UPDATE.
 * @param gradients in the order and shapes of the weights
 * @param slots [P] each, as many as the rule keeps
 * @param scale what the gradients are multiplied by
 */
export function optimizerUpdate(
  weights: readonly Tensor[],
  gradients: readonly Tensor[],
  slots: readonly Tensor[],
  scale: Scalar,
  attrs: OptimizerUpdateAttrs,
): Updated {
  if (hasKernel(OPTIMIZER_UPDATE)) {
    const inputs = [scale, ...weights, ...gradients, ...slots]
    const updated = runOnList<Tensor[]>(OPTIMIZER_UPDATE, inputs, attrs)
    return { weights: updated.slice(0, weights.length), slots: updated.slice(weights.length) }
  }
  const gradient = mul(flatten(gradients), scale)
  const [flat, ...moved] = updatedVector(flatten(weights), gradient, slots, attrs)
  return { weights: unflatten(flat as Tensor1D, weights), slots: moved }
}

/** The new weights, then the new slots, all [P]. */
function updatedVector(
  weights: Tensor,
  gradient: Tensor,
  slots: readonly Tensor[],
  attrs: OptimizerUpdateAttrs,
): Tensor[] {
  const [first, second] = slots as [Tensor, Tensor]
  const { rate } = attrs
  switch (attrs.rule) {
    case 'rmsprop': {
      const { rho, epsilon } = attrs
      const v = add(mul(first, rho), mul(square(gradient), 1 - rho))
      return [sub(weights, mul(mul(gradient, rate), rsqrt(add(v, epsilon)))), v]
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = attrs
      const m = add(first, mul(sub(gradient, first), 1 - beta1))
      const v = add(second, mul(sub(square(gradient), second), 1 - beta2))
      return [sub(weights, div(mul(m, rate), add(sqrt(v), epsilon))), m, v]
    }
    case 'sgd': {
      const u = sub(mul(first, attrs.momentum), mul(gradient, rate))
      return [add(weights, u), u]
    }
    default:
      return attrs satisfies never
  }
}

/** All values of the tensors, one after the other. */
function flatten(tensors: readonly Tensor[]): Tensor1D {
  return concat(tensors.map((each) => reshape(each, [each.size]) as Tensor1D))
}

/** Takes a vector apart again, in the shapes of `like`. */
function unflatten(flat: Tensor1D, like: readonly Tensor[]): Tensor[] {
  let start = 0
  return like.map(({ shape, size }) => {
    const part = slice(flat, start, size)
    start += size
    return reshape(part, shape)
  })
}
