/**
 * Our own kernels for the WASM backend: what it lacks to train convolutions, and what is slow in it.
 * A kernel is registered under its TensorFlow.js name, so that the layers need not know of it.
 */
import {
  BatchMatMul,
  getKernel,
  Slice,
  Sum,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core'
import { blockConfigs } from '../blockConfigs'
import { backward } from './backward'
import { batchMatMulConfig } from './batchMatMul'
import { conv2DBackpropFilterConfig } from './conv2dBackpropFilter'
import { conv2DBackpropInputConfig } from './conv2dBackpropInput'
import { depthwiseBackpropFilterConfig, depthwiseBackpropInputConfig } from './depthwiseBackprop'
import { maxPoolConfigs } from './maxPool'
import { forward } from './forward'
import { identityConfig } from './identity'
import { maxPoolGradConfig } from './maxPoolGrad'
import type { Native } from './native'
import { optimizerUpdateConfig } from './optimizerUpdate'
import { seededDropoutConfig } from './seededDropout'
import { sliceConfig } from './slice'
import { sumConfig } from './sum'
import { sumsOfSquaresConfig } from './sumsOfSquares'
import { twinBatchNormalizationConfigs } from './twinBatchNormalization'

/** Registers them once; the WASM backend's own kernels must have been registered before. */
export function registerWasmKernels(): void {
  if (isRegistered(conv2DBackpropFilterConfig)) return
  replace(batchMatMulConfig(stock(BatchMatMul)))
  replace(sliceConfig(stock(Slice)))
  replace(sumConfig(stock(Sum)))
  replace(identityConfig)
  replace(conv2DBackpropFilterConfig)
  replace(conv2DBackpropInputConfig)
  replace(maxPoolGradConfig)
  replace(depthwiseBackpropInputConfig)
  replace(depthwiseBackpropFilterConfig)
}

/** Registers the kernels of the compiled module, once it runs on the backend's memory. */
export function registerNativeKernels(native: Native): void {
  const configs = [
    ...blockConfigs(
      'wasm',
      (_, { x, filter, bias }, attrs) => forward(native, x, filter, bias, attrs),
      (_, { x, filter, y, dy }, attrs) => backward(native, x, filter, y, dy, attrs),
    ),
    ...maxPoolConfigs(native),
    ...twinBatchNormalizationConfigs(native),
    seededDropoutConfig(native),
    optimizerUpdateConfig(native),
    sumsOfSquaresConfig(native),
  ]
  configs.forEach(replace)
}

function stock(name: string): KernelConfig {
  const kernel = getKernel(name, 'wasm') as KernelConfig | undefined
  if (!kernel) throw new Error('internal: import @tensorflow/tfjs-backend-wasm first')
  return kernel
}

function isRegistered(config: KernelConfig): boolean {
  return getKernel(config.kernelName, config.backendName)?.kernelFunc === config.kernelFunc
}

function replace(config: KernelConfig): void {
  if (getKernel(config.kernelName, config.backendName))
    unregisterKernel(config.kernelName, config.backendName)
  registerKernel(config)
}
