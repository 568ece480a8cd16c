/**
 * L2 regularisation: λ·Σw² over the kernels of the encoder's convolutions and dense layers, which
 * is Keras's `kernel_regularizer=l2(λ)` on them. Biases have none, nor has the head, as posted.
 */
import { customGrad, mul, slice, sum, type Scalar, type Tensor } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { sumsOfSquares } from '../kernels/sumsOfSquares'
import type { Network } from './encoders/network'

/** Whether a penalty is wanted; without kernels it is 0 all the same. */
export const isPenalised = ({ l2, l2Applied }: Pick<RunConfig, 'l2' | 'l2Applied'>): boolean =>
  l2 !== 0 && l2Applied !== 0

/** What is added to a batch's mean loss, in training and in evaluation; null where nothing is. */
export function penalty(
  { kernels }: Pick<Network, 'kernels'>,
  config: Pick<RunConfig, 'l2' | 'l2Applied'>,
): Scalar | null {
  if (!isPenalised(config) || kernels.length === 0) return null
  return squares(config.l2)(...kernels.map(({ variable }) => variable)) as Scalar
}

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
