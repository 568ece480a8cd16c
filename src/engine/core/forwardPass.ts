/**
 * The forward pass of a step that came to a value that is not finite, once more and layer by layer:
 * where that value came from, and how outputs have grown since the run began. On a network of its
 * own, so that nothing that trains is touched. Outputs are read back whole and looked at here, because
 * kernels may drop a NaN, as max-pooling does.
 */
import { clone, dispose, keep, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import type { NonFiniteReport } from '../../domain/reports'
import type { WeightValues } from '../../domain/snapshot'
import { createNetwork, type Network } from './encoders/network'
import { applyNetwork } from './objective'

/**
 * In training mode, with the step's dropout masks and the batch's own statistics.
 * @param images [2N, size, size, channels] of the step's batch, made anew at each call
 * @param began all weights as the step found them, in their order
 */
export async function traceForward(
  { config, begins }: { readonly config: RunConfig; readonly begins: readonly WeightValues[] },
  images: () => Tensor4D,
  began: readonly Tensor[],
  step: number,
): Promise<Pick<NonFiniteReport, 'forward' | 'origin'>> {
  const network = createNetwork(config, begins)
  try {
    const first = await largestOutputs(network, config, images, step)
    network.weights.forEach(({ variable }, i) => variable.assign(began[i] as Tensor))
    const now = await largestOutputs(network, config, images, step)
    const forward = now.map(({ name, largest }, i) => ({
      name,
      first: first[i]?.largest ?? NaN,
      now: largest,
    }))
    const origin = forward.find((layer) => !Number.isFinite(layer.now))?.name ?? null
    return { forward, origin }
  } finally {
    network.dispose()
  }
}

async function largestOutputs(
  network: Network,
  config: RunConfig,
  images: () => Tensor4D,
  step: number,
) {
  const outputs: { readonly name: string; readonly tensor: Tensor }[] = []
  const context = {
    training: true,
    step,
    observe: ({ name }: { readonly name: string }, output: Tensor) =>
      void outputs.push({ name, tensor: keep(clone(output)) }),
  }
  try {
    tidy(() => void applyNetwork(network, images(), config, context))
    const found: { readonly name: string; readonly largest: number }[] = []
    for (const { name, tensor } of outputs)
      found.push({ name, largest: largestOf((await tensor.data()) as Float32Array) })
    return found
  } finally {
    dispose(outputs.map(({ tensor }) => tensor))
  }
}

/** Largest |value|; NaN where one is. */
const largestOf = (values: Float32Array) =>
  values.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
