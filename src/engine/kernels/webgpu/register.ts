/** Our own kernels for the WebGPU backend. */
import {
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core'
import { batchNormalizationConfig } from './batchNormalization'
import { batchNormalizationGradientConfig } from './batchNormalizationGradient'
import { blockConfigs } from './blocks'
import { dropoutConfig } from './dropout'
import { maxPoolGradConfig } from './maxPoolGrad'
import { optimizerUpdateConfig } from './optimizerUpdate'
import { sumsOfSquaresConfig } from './sumsOfSquares'

const CONFIGS: readonly KernelConfig[] = [
  ...blockConfigs,
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
