/** Our own kernels for the WebGPU backend. */
import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { blockConfigs } from '../blockConfigs'
import { backward } from './backward'
import { batchNormalizationConfig } from './batchNormalization'
import { batchNormalizationGradientConfig } from './batchNormalizationGradient'
import { dropoutConfig } from './dropout'
import { forward } from './forward'
import { maxPoolGradConfig } from './maxPoolGrad'
import { optimizerUpdateConfig } from './optimizerUpdate'
import { sumsOfSquaresConfig } from './sumsOfSquares'

const CONFIGS: readonly KernelConfig[] = [
  ...blockConfigs(
    'webgpu',
    (backend, { x, filter, bias }, attrs) =>
      forward(backend as WebGPUBackend, x, filter, bias, attrs),
    (backend, { x, filter, y, dy }, attrs) =>
      backward(backend as WebGPUBackend, x, filter, { y, dy }, attrs),
  ),
  batchNormalizationConfig,
  batchNormalizationGradientConfig,
  dropoutConfig,
  maxPoolGradConfig,
  optimizerUpdateConfig,
  sumsOfSquaresConfig,
]

/** Registers them; the WebGPU backend's own kernels must have been registered before. */
export function registerWebgpuKernels(): void {
  for (const config of CONFIGS) {
    const { kernelName, backendName } = config
    if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName)
    registerKernel(config)
  }
}
