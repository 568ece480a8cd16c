/** MaxPool and MaxPoolGrad by the module; unlike the stock kernels they let a NaN through. */
import {
  backend_util,
  MaxPool,
  MaxPoolGrad,
  type KernelConfig,
  type KernelFunc,
  type MaxPoolAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Native } from './native'
import { MAX_POOL, MAX_POOL_GRADIENT } from './tasks'

type Shape4D = [number, number, number, number]
type Named = Readonly<Record<'x' | 'dy' | 'input' | 'output', TensorInfo>>

export function maxPoolConfigs(native: Native): KernelConfig[] {
  const forward: KernelFunc = ({ inputs, attrs }) => {
    const { x } = inputs as Named
    const info = infoOf(x, attrs as unknown as MaxPoolAttrs)
    const y = native.output(info.outShape)
    pool(native, MAX_POOL, info, native.address(x), native.address(y), 0, 0)
    return y
  }
  const gradient: KernelFunc = ({ inputs, attrs }) => {
    const { dy, input, output } = inputs as Named
    const info = infoOf(input, attrs as unknown as MaxPoolAttrs)
    const dx = native.output(input.shape)
    const [x, y] = [native.address(input), native.address(output)]
    pool(native, MAX_POOL_GRADIENT, info, x, y, native.address(dy), native.address(dx))
    return dx
  }
  return [
    { kernelName: MaxPool, backendName: 'wasm', kernelFunc: forward },
    { kernelName: MaxPoolGrad, backendName: 'wasm', kernelFunc: gradient },
  ]
}

const infoOf = (x: TensorInfo, { filterSize, strides, pad, dimRoundingMode }: MaxPoolAttrs) =>
  backend_util.computePool2DInfo(x.shape as Shape4D, filterSize, strides, 1, pad, dimRoundingMode)

function pool(
  native: Native,
  task: number,
  info: backend_util.Conv2DInfo,
  x: number,
  y: number,
  dy: number,
  dx: number,
): void {
  native.run(
    task,
    info.batchSize,
    x,
    y,
    dy,
    dx,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.padInfo.top,
    info.padInfo.left,
  )
}
