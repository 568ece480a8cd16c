/**
 * What is added to the loss for large weights. The run's own is λ·Σw² over the kernels of the encoder's
 * convolutions and dense layers, which is Keras's `kernel_regularizer=l2(λ)` on them; a layer that says
 * λ₁·Σ|w| + λ₂·Σw² itself has that in its place. Biases have none, nor has the head, as posted.
 */
import {
  abs,
  add,
  customGrad,
  mul,
  sign,
  slice,
  sum,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { sumsOfSquares } from '../kernels/sumsOfSquares'
import type { Network } from './encoders/network'
import type { Weight } from './layers/layer'

type Settings = Pick<RunConfig, 'l2' | 'l2Applied'>

const penaltyOf = ({ penalty }: Weight, { l2 }: Settings) => penalty ?? { l1: 0, l2 }

/** Whether a penalty is wanted; without kernels it is 0 all the same. */
const isPenalised = (config: Settings, { kernels }: Pick<Network, 'kernels'>): boolean =>
  config.l2Applied !== 0 &&
  kernels.some((kernel) => {
    const { l1, l2 } = penaltyOf(kernel, config)
    return l1 !== 0 || l2 !== 0
  })

/** What is added to a batch's mean loss, in training and in evaluation; null where nothing is. */
export function penalty(network: Pick<Network, 'kernels'>, config: Settings): Scalar | null {
  if (!isPenalised(config, network)) return null
  // Kernels of one λ are taken together, in one call where there is a kernel for it.
  const groups = new Map<string, Weight[]>()
  for (const kernel of network.kernels) {
    const { l1, l2 } = penaltyOf(kernel, config)
    groups.set(`${l1} ${l2}`, [...(groups.get(`${l1} ${l2}`) ?? []), kernel])
  }
  const parts = [...groups.values()].flatMap((kernels) => {
    const { l1, l2 } = penaltyOf(kernels[0] as Weight, config)
    const variables = kernels.map(({ variable }) => variable)
    return [
      ...(l2 === 0 ? [] : [squares(l2)(...variables)]),
      ...(l1 === 0 ? [] : [absolutes(l1)(...variables)]),
    ]
  })
  return parts.reduce((total, part) => add(total, part)) as Scalar
}

/** λ·Σ|w| over all given tensors; its slope is λ·sign(w), 0 at 0. */
const absolutes = (lambda: number) =>
  customGrad((...given) => {
    const save = given.pop()
    const kernels = given as Tensor[]
    if (typeof save === 'function') save(kernels)
    const sums = kernels.map((kernel) => sum(abs(kernel)))
    return {
      value: mul(
        sums.reduce((total, each) => add(total, each)),
        lambda,
      ),
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        saved.map((kernel) => mul(sign(kernel), mul(dy, lambda))),
    }
  })

/** λ·Σw² over all given tensors, in one call where there is a kernel for it; its slope is 2λw. */
const squares = (lambda: number) =>
  customGrad((...given) => {
    const save = given.pop()
    const kernels = given as Tensor[]
    if (typeof save === 'function') save(kernels)
    return {
      value: mul(sum(slice(sumsOfSquares(kernels), 0, 1)), lambda),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const slope = mul(dy, 2 * lambda)
        return saved.map((kernel) => mul(kernel, slope))
      },
    }
  })
