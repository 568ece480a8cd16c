/**
 * Kernels that TensorFlow.js does not have: a layer's whole forward or backward pass in one call.
 * A backend that has one is given it by `wasm/register.ts` or `webgpu/register.ts`; on the others
 * the operations in this folder are composed of stock kernels, with the same results.
 */
import {
  engine,
  getBackend,
  getKernel,
  type KernelConfig,
  type NamedTensorMap,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { Constants, UpdateRule } from '../../domain/choices/optimizers/rule'

/**
 * y = activation(conv2d(x, filter) + bias).
 * Inputs: x [N, H, W, C], filter [KH, KW, C, F], bias [F]; output: y [N, OH, OW, F].
 */
export const CONVOLUTION_BLOCK = 'ConvolutionBlock'
/** Its gradients. Inputs: x, filter, y and dy; outputs: dFilter, dBias and, where asked for, dx. */
export const CONVOLUTION_BLOCK_GRADIENT = 'ConvolutionBlockGradient'
export type ConvolutionBlockAttrs = {
  readonly strides: number
  readonly padding: 'valid' | 'same'
} & BlockAttrs

/** y = activation(x·filter + bias). Inputs: x [N, K], filter [K, F], bias [F]; output: y [N, F]. */
export const DENSE_BLOCK = 'DenseBlock'
/** Its gradients, as the convolution's. */
export const DENSE_BLOCK_GRADIENT = 'DenseBlockGradient'
export type BlockAttrs = {
  readonly relu: boolean
  /** Whether anything below x learns: the images' own gradient is asked for by nobody. */
  readonly inputGradient: boolean
}

/**
 * y = x · mask, the mask 0 where an element is dropped and 1 / (1 − rate) where it is kept. Element i
 * of the flat x is kept where uniform(key, i) ≥ rate, with the counter-based random numbers of
 * `engine/core/random.ts`: (bits(key, i) >>> 8) / 2²⁴. So no mask is kept: dx is the same kernel on
 * dy. Inputs: x, of any shape; output: y.
 */
export const SEEDED_DROPOUT = 'SeededDropout'
export type DropoutAttrs = {
  /** In (0, 1). */
  readonly rate: number
  /** 32 bits, unsigned. */
  readonly key: number
}

/**
 * Batch normalisation in training mode, each twin by its own statistics: the first half of the rows
 * is A's, the second B's. y = γ · (x − μ) / √(σ² + ε) + β, σ² biased.
 * Inputs: x [2N, …, F], gamma [F], beta [F]; outputs: y, the means and variances, each [2, 1, F].
 */
export const TWIN_BATCH_NORMALIZATION = 'TwinBatchNormalization'
/**
 * Its gradients, through the statistics too. Inputs: x, gamma, means, variances and dy; outputs:
 * dGamma, dBeta and, where asked for, dx.
 */
export const TWIN_BATCH_NORMALIZATION_GRADIENT = 'TwinBatchNormalizationGradient'
export type BatchNormalizationAttrs = {
  readonly epsilon: number
  /** As in BlockAttrs. */
  readonly inputGradient: boolean
}

/**
 * One step of an optimiser over all trainable weights, out of place. The rule says what becomes of
 * each weight and its slots, of gradient · scale: see `domain/choices/optimizers/rule.ts`.
 *
 * Inputs, as a list: scale (one number, of shape []), then the weights, their gradients in the same
 * order and shapes, then the slots. A slot is one vector [P] over all weights end to end.
 * Outputs: the new weights, then the new slots, of the inputs' shapes.
 */
export const OPTIMIZER_UPDATE = 'OptimizerUpdate'
export type OptimizerUpdateAttrs = {
  readonly rule: UpdateRule
  readonly constants: Constants
}
/** Its kernel on a backend, which may know some rules only. */
export interface OptimizerUpdateKernel extends KernelConfig {
  runs(rule: UpdateRule): boolean
}

/**
 * What a list of tensors holds, in one call. Inputs, as a list: n tensors of any shapes; output:
 * [2, n], Σx² of each in the first row and how many of its values are NaN, by bit pattern, in the
 * second. A NaN or ∞ in x shows in the first row too, where the device's arithmetic carries it.
 */
export const SUMS_OF_SQUARES = 'SumsOfSquares'

/** Whether the backend in use has a kernel. */
export function hasKernel(name: string): boolean {
  return getKernel(name, getBackend()) !== undefined
}

/** Runs a kernel of one output. */
export function runOne(name: string, inputs: Record<string, Tensor>, attrs: object): Tensor {
  return engine().runKernel(name, inputs, { ...attrs })
}

/** Runs a kernel that takes a list of tensors. */
export function runOnList<Result extends Tensor | Tensor[]>(
  name: string,
  tensors: readonly Tensor[],
  attrs: object,
): Result {
  return engine().runKernel(name, tensors as unknown as NamedTensorMap, { ...attrs })
}

/** Runs a kernel of several outputs. */
export function runSeveral(name: string, inputs: Record<string, Tensor>, attrs: object): Tensor[] {
  return engine().runKernel(name, inputs, { ...attrs })
}
