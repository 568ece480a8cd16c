/** Dropout by a mask that follows from a key, so that its gradient is the same operation on dy. */
import { mul, registerGradient, tensor, type Tensor } from '@tensorflow/tfjs-core'
import { hasKernel, runOne, SEEDED_DROPOUT, type DropoutAttrs } from './fused'

/**
 * x · mask
 * @param mask draws the mask of `attrs`, for backends that have no kernel for it
 */
export function seededDropout(x: Tensor, attrs: DropoutAttrs, mask: () => Float32Array): Tensor {
  if (hasKernel(SEEDED_DROPOUT)) return runOne(SEEDED_DROPOUT, { x }, attrs)
  return mul(x, tensor(mask(), x.shape))
}

registerGradient({
  kernelName: SEEDED_DROPOUT,
  gradFunc: (dy, _, attrs) => ({ x: () => runOne(SEEDED_DROPOUT, { x: dy as Tensor }, attrs) }),
})
