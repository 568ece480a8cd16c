/** Whether a run's pipelines are there before its first step. */
import { backend, dispose, memory, zeros, type Tensor4D } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { DEFAULT_CONFIG, type RunConfig } from '../../../src/domain/config'
import { createNetwork } from '../../../src/engine/core/encoders/network'
import { createOptimizer } from '../../../src/engine/core/optimizers/optimizer'
import { rehearse } from '../../../src/engine/core/rehearsal'
import { issueStep } from '../../../src/engine/core/trainingStep'
import { warmUp } from '../../../src/engine/kernels/webgpu/warmUp'

const CONFIG: RunConfig = {
  ...DEFAULT_CONFIG,
  encoder: 'custom',
  layers: [
    { kind: 'conv2d', filters: 4, kernel: 3, strides: 2, padding: 'same', activation: 'relu' },
    { kind: 'max_pooling2d', pool: 2, strides: 2 },
    { kind: 'batch_normalization' },
    { kind: 'dropout', rate: 0.25 },
    { kind: 'flatten' },
    { kind: 'dense', units: 8, activation: 'softmax' },
  ],
  batch: 2,
}

export interface Ahead {
  /** Pipelines that were compiled ahead, and those that the first step still had to compile. */
  readonly early: number
  readonly late: number
  /** Tensors that warming up left behind. */
  readonly leftBehind: number
  readonly loss: number
}

export async function compiledAhead(): Promise<Ahead> {
  const { device } = backend() as WebGPUBackend
  const counts = { early: 0, late: 0 }
  const { createComputePipeline, createComputePipelineAsync } = device
  device.createComputePipeline = (descriptor) => {
    counts.late++
    return createComputePipeline.call(device, descriptor)
  }
  device.createComputePipelineAsync = (descriptor) => {
    counts.early++
    return createComputePipelineAsync.call(device, descriptor)
  }
  const before = memory().numTensors
  await warmUp(() => rehearse(CONFIG))
  const leftBehind = memory().numTensors - before
  return { ...counts, leftBehind, ...(await firstStep(counts)) }
}

async function firstStep(counts: { readonly late: number }) {
  const network = createNetwork(CONFIG)
  const size = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
  const optimizer = createOptimizer(CONFIG, size)
  const images: Tensor4D = zeros([4, CONFIG.size, CONFIG.size, CONFIG.channels])
  const pairs = { same: Uint8Array.of(0, 1), classes: Uint8Array.of(0, 1, 1, 1) }
  const step = issueStep({ config: CONFIG, network, optimizer }, images, pairs, 1)
  const report = await step.report.data()
  network.dispose()
  optimizer.dispose()
  dispose([images, step.report, ...step.gradients, ...step.began, ...step.weights])
  return { late: counts.late, loss: report[3 * CONFIG.batch] ?? NaN }
}
