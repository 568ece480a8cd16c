/**
 * A training step and an evaluation on a network to be thrown away: all that a run will ask of a
 * backend, for `kernels/webgpu/warmUp.ts` to compile ahead. Nothing of it is read back.
 */
import { concat, dispose, tensor1d, zeros, type Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { createNetwork } from './encoders/network'
import { labelsOf } from './losses/labels'
import { comparePairs } from './objective'
import { OPTIMIZERS } from './optimizers/registry'
import { issueStep } from './trainingStep'

/** Throws `encoder_misfit`. To be called inside a tidy. */
export function rehearse(config: RunConfig): void {
  const { batch, size, channels } = config
  const network = createNetwork(config)
  const parameters = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
  const optimizer = OPTIMIZERS[config.optimizer](config, parameters)
  const images: Tensor4D = zeros([2 * batch, size, size, channels])
  const same = new Uint8Array(batch)
  try {
    issueStep({ config, network, optimizer }, images, same, 1)
    const labels = tensor1d(labelsOf(same, config.labels))
    const compared = comparePairs(network, images, labels, config, { training: false, step: 1 })
    dispose(concat([compared.distances, compared.outputs, compared.losses]))
  } finally {
    network.dispose()
    optimizer.dispose()
  }
}
