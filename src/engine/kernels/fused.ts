/**
 * Kernels that TensorFlow.js does not have: a layer's whole forward or backward pass in one call.
 * A backend that has one is given it by `wasm/register.ts` or `webgpu/register.ts`; on the others
 * the operations in this folder are composed of stock kernels, with the same results.
 */
import { engine, getBackend, getKernel, type Tensor } from '@tensorflow/tfjs-core'

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

/** Whether the backend in use has a kernel. */
export function hasKernel(name: string): boolean {
  return getKernel(name, getBackend()) !== undefined
}

/** Runs a kernel of one output. */
export function runOne(name: string, inputs: Record<string, Tensor>, attrs: object): Tensor {
  return engine().runKernel(name, inputs, { ...attrs })
}

/** Runs a kernel of several outputs. */
export function runSeveral(name: string, inputs: Record<string, Tensor>, attrs: object): Tensor[] {
  return engine().runKernel(name, inputs, { ...attrs })
}
