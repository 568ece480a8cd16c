/** The block kernels of `../fused.ts` for the WASM backend. */
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
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
import type { Native } from './native'

type Named = Readonly<Record<'x' | 'filter' | 'bias' | 'y' | 'dy', TensorInfo>>
type Attrs = ConvolutionBlockAttrs | BlockAttrs

export function blockConfigs(native: Native): KernelConfig[] {
  const block: KernelFunc = ({ inputs, attrs }) => {
    const { x, filter, bias } = inputs as Named
    return forward(native, x, filter, bias, attrs as unknown as Attrs)
  }
  const gradient: KernelFunc = ({ inputs, attrs }) => {
    const { x, filter, y, dy } = inputs as Named
    return backward(native, x, filter, y, dy, attrs as unknown as Attrs)
  }
  return Object.entries({
    [CONVOLUTION_BLOCK]: block,
    [DENSE_BLOCK]: block,
    [CONVOLUTION_BLOCK_GRADIENT]: gradient,
    [DENSE_BLOCK_GRADIENT]: gradient,
  }).map(([kernelName, kernelFunc]) => ({ kernelName, backendName: 'wasm', kernelFunc }))
}
