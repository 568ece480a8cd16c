/** The block kernels of `../fused.ts` for the WebGPU backend. */
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import {
  CONVOLUTION_BLOCK,
  CONVOLUTION_BLOCK_GRADIENT,
  DENSE_BLOCK,
  DENSE_BLOCK_GRADIENT,
  type BlockAttrs,
  type ConvolutionBlockAttrs,
} from '../fused'
import { backward } from './backward'
import { forward } from './forward'

type Named = Readonly<Record<'x' | 'filter' | 'bias' | 'y' | 'dy', TensorInfo>>
type Attrs = ConvolutionBlockAttrs | BlockAttrs

const block: KernelFunc = ({ inputs, backend, attrs }) => {
  const { x, filter, bias } = inputs as Named
  return forward(backend as WebGPUBackend, x, filter, bias, attrs as unknown as Attrs)
}

const gradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const { x, filter, y, dy } = inputs as Named
  return backward(backend as WebGPUBackend, x, filter, { y, dy }, attrs as unknown as Attrs)
}

export const blockConfigs: KernelConfig[] = Object.entries({
  [CONVOLUTION_BLOCK]: block,
  [DENSE_BLOCK]: block,
  [CONVOLUTION_BLOCK_GRADIENT]: gradient,
  [DENSE_BLOCK_GRADIENT]: gradient,
}).map(([kernelName, kernelFunc]) => ({ kernelName, backendName: 'webgpu', kernelFunc }))
