/** Stock TensorFlow.js: its own kernels, its own optimisers, a synchronous read-back. */
import * as tf from '@tensorflow/tfjs-core'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import type { OptimizerId } from '../../../src/domain/choices/optimizers'
import type { RunConfig } from '../../../src/domain/config'
import type { BackendId } from '../../../src/domain/settings'
import type { StepsAnswer, StockAnswer, StockRequest } from './messages'
import { stockBatches } from './stockData'
import { runSteps } from './stepLoop'
import { contrastive, createEncoder } from './stockModel'

const BATCHES = 4

const LOADERS: Readonly<Record<BackendId, () => Promise<unknown>>> = {
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  wasm: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    // Its threaded binary computes on one thread as well.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
    })
  },
}

/** Those that the workloads train with. */
const OPTIMIZERS: Readonly<Partial<Record<OptimizerId, (config: RunConfig) => tf.Optimizer>>> = {
  adam: ({ learningRate }) => tf.train.adam(learningRate, 0.9, 0.999, 1e-7),
  rmsprop: ({ learningRate }) => tf.train.rmsprop(learningRate, 0.9, 0, 1e-7),
  sgd: ({ learningRate, momentum }) => tf.train.momentum(learningRate, momentum),
}

function optimizerOf(config: RunConfig): tf.Optimizer {
  const make = OPTIMIZERS[config.optimizer]
  if (make === undefined) throw new Error(`internal: no workload trains with ${config.optimizer}`)
  return make(config)
}

async function train({ request, dataUrl }: StockRequest): Promise<StepsAnswer> {
  const { config, layers } = request
  const backend = config.backend as BackendId
  await LOADERS[backend]()
  if (!(await tf.setBackend(backend))) throw new Error('it does not start here')
  const batches = await stockBatches(config, BATCHES, dataUrl)
  const encoder = createEncoder(layers, config)
  const optimizer = optimizerOf(config)
  let steps = 0
  return runSteps(request, async () => {
    const { a, b, same } = batches[steps++ % BATCHES] as (typeof batches)[number]
    const loss = optimizer.minimize(() => contrastive(encoder, a, b, same), true) as tf.Scalar
    // A synchronous read loses the device on WebGPU in headless Chromium.
    const [value = NaN] = backend === 'webgpu' ? await loss.data() : loss.dataSync()
    loss.dispose()
    if (Number.isNaN(value)) throw new Error('the loss is NaN')
  })
}

self.onmessage = async ({ data }: MessageEvent<StockRequest>) => {
  const answer = await train(data).then(
    (steps): StockAnswer => ({ type: 'done', steps }),
    (thrown: unknown): StockAnswer => ({ type: 'failed', reason: String(thrown) }),
  )
  self.postMessage(answer)
}
