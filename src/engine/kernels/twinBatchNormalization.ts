/** Batch normalisation in training mode, each twin by its own statistics, with its gradients. */
import {
  add,
  mean,
  mul,
  registerGradient,
  reshape,
  rsqrt,
  square,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core'
import {
  hasKernel,
  runSeveral,
  TWIN_BATCH_NORMALIZATION,
  TWIN_BATCH_NORMALIZATION_GRADIENT,
  type BatchNormalizationAttrs,
} from './fused'

export interface Normalized {
  /** As x. */
  readonly y: Tensor
  /** [2, 1, F] each, A's first; the variances are biased. No gradient goes through these two. */
  readonly means: Tensor
  readonly variances: Tensor
}

/**
 * γ · (x − μ) / √(σ² + ε) + β
 * @param x [2N, …, F], A's half first
 * @param gamma [F]
 * @param beta [F]
 */
export function twinBatchNormalization(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  attrs: BatchNormalizationAttrs,
): Normalized {
  if (!hasKernel(TWIN_BATCH_NORMALIZATION)) return composed(x, gamma, beta, attrs)
  const outputs = runSeveral(TWIN_BATCH_NORMALIZATION, { x, gamma, beta }, attrs)
  const [y, means, variances] = outputs as [Tensor, Tensor, Tensor]
  return { y, means, variances }
}

function composed(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { epsilon }: BatchNormalizationAttrs,
): Normalized {
  const twins = reshape(x, [2, x.size / (2 * gamma.size), gamma.size])
  const means = mean(twins, 1, true)
  const centred = sub(twins, means)
  const variances = mean(square(centred), 1, true)
  const y = add(mul(centred, mul(rsqrt(add(variances, epsilon)), gamma)), beta)
  return { y: reshape(y, x.shape), means, variances }
}

registerGradient({
  kernelName: TWIN_BATCH_NORMALIZATION,
  inputsToSave: ['x', 'gamma'],
  outputsToSave: [false, true, true],
  gradFunc: (dys, [x, gamma, means, variances], attrs) => {
    const inputs = { x, gamma, means, variances, dy: (dys as Tensor[])[0] }
    const [dGamma, dBeta, dx] = runSeveral(
      TWIN_BATCH_NORMALIZATION_GRADIENT,
      inputs as Record<string, Tensor>,
      attrs,
    ) as [Tensor, Tensor, Tensor]
    return { x: () => dx, gamma: () => dGamma, beta: () => dBeta }
  },
})
