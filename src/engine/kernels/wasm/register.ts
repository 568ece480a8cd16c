/**
 * Our own kernels for the WASM backend: what it lacks to train convolutions, and what is slow in it.
 * A kernel is registered under its TensorFlow.js name, so that the layers need not know of it.
 */
import {
  BatchMatMul,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core'
import { batchMatMulConfig } from './batchMatMul'
import { conv2DBackpropFilterConfig } from './conv2dBackpropFilter'
import { conv2DBackpropInputConfig } from './conv2dBackpropInput'
import { maxPoolGradConfig } from './maxPoolGrad'

/** Registers them once; the WASM backend's own kernels must have been registered before. */
export function registerWasmKernels(): void {
  if (isRegistered(conv2DBackpropFilterConfig)) return
  const stock = getKernel(BatchMatMul, 'wasm')
  if (!stock) throw new Error('internal: import @tensorflow/tfjs-backend-wasm first')
  replace(batchMatMulConfig(stock))
  replace(conv2DBackpropFilterConfig)
  replace(conv2DBackpropInputConfig)
  replace(maxPoolGradConfig)
}

function isRegistered(config: KernelConfig): boolean {
  return getKernel(config.kernelName, config.backendName)?.kernelFunc === config.kernelFunc
}

function replace(config: KernelConfig): void {
  if (getKernel(config.kernelName, config.backendName))
    unregisterKernel(config.kernelName, config.backendName)
  registerKernel(config)
}
