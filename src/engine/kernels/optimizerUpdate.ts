/**
 * One step of an optimiser over all weights. Where no kernel runs its rule the weights are laid end
 * to end and updated as one vector: a tenth of the calls that every weight on its own would take.
 */
import {
  add,
  concat,
  div,
  getBackend,
  getKernel,
  maximum,
  mul,
  reshape,
  scalar,
  slice,
  sqrt,
  square,
  sub,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import { moved, type Arithmetic, type UpdateRule } from '../../domain/choices/optimizers/rule'
import {
  OPTIMIZER_UPDATE,
  runOnList,
  type OptimizerUpdateAttrs,
  type OptimizerUpdateKernel,
} from './fused'

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
  const { rule, constants } = attrs
  if (hasKernelFor(rule)) {
    const inputs = [scale, ...weights, ...gradients, ...slots]
    const updated = runOnList<Tensor[]>(OPTIMIZER_UPDATE, inputs, attrs)
    return { weights: updated.slice(0, weights.length), slots: updated.slice(weights.length) }
  }
  const given = {
    weight: flatten(weights),
    gradient: mul(flatten(gradients), scale),
    slots,
    constants: Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, scalar(value)]),
    ),
  }
  const after = moved<Tensor>(rule, given, TENSORS)
  return { weights: unflatten(after.weight as Tensor1D, weights), slots: after.slots }
}

/** Whether the backend in use has a kernel that runs the rule. */
function hasKernelFor(rule: UpdateRule): boolean {
  const kernel = getKernel(OPTIMIZER_UPDATE, getBackend()) as OptimizerUpdateKernel | undefined
  return kernel?.runs(rule) ?? false
}

const TENSORS: Arithmetic<Tensor> = { square, sqrt, add, sub, mul, div, max: maximum }

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
