/** The block kernels of `fused.ts` for a backend, from its forward and its backward pass. */
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import {
  CONVOLUTION_BLOCK,
  CONVOLUTION_BLOCK_GRADIENT,
  DENSE_BLOCK,
  DENSE_BLOCK_GRADIENT,
  type BlockAttrs,
  type ConvolutionBlockAttrs,
} from './fused'

type Attrs = ConvolutionBlockAttrs | BlockAttrs
type Backend = Parameters<KernelFunc>[0]['backend']
interface Forward {
  readonly x: TensorInfo
  readonly filter: TensorInfo
  readonly bias: TensorInfo
}
interface Backward {
  readonly x: TensorInfo
  readonly filter: TensorInfo
  readonly y: TensorInfo
  readonly dy: TensorInfo
}

/**
 * @param forward gives y
 * @param backward gives dFilter, dBias and, where asked for, dx
 */
export function blockConfigs(
  backendName: string,
  forward: (backend: Backend, inputs: Forward, attrs: Attrs) => TensorInfo,
  backward: (backend: Backend, inputs: Backward, attrs: Attrs) => TensorInfo[],
): KernelConfig[] {
  const block: KernelFunc = ({ inputs, backend, attrs }) =>
    forward(backend, inputs as unknown as Forward, attrs as unknown as Attrs)
  const gradient: KernelFunc = ({ inputs, backend, attrs }) =>
    backward(backend, inputs as unknown as Backward, attrs as unknown as Attrs)
  return Object.entries({
    [CONVOLUTION_BLOCK]: block,
    [DENSE_BLOCK]: block,
    [CONVOLUTION_BLOCK_GRADIENT]: gradient,
    [DENSE_BLOCK_GRADIENT]: gradient,
  }).map(([kernelName, kernelFunc]) => ({ kernelName, backendName, kernelFunc }))
}
