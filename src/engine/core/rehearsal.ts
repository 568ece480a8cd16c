/**
 * A training step and an evaluation on a network to be thrown away: all that a run will ask of a
 * backend, for `kernels/webgpu/warmUp.ts` to compile ahead. Nothing of it is read back.
 */
import { dispose, zeros, type Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { createNetwork } from './encoders/network'
import { watchLayers, type LayerWatch } from './layerStates'
import { pairLabels } from './objective'
import { createOptimizer } from './optimizers/optimizer'
import { packScores } from './scoring'
import { issueStep } from './trainingStep'
import { packWeights } from './weightStates'

/** Throws `encoder_misfit`. To be called inside a tidy. */
export function rehearse(config: RunConfig): void {
  const { batch, size, channels } = config
  const network = createNetwork(config)
  const parameters = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
  const optimizer = createOptimizer(config, parameters)
  const images: Tensor4D = zeros([2 * batch, size, size, channels])
  const pairs = {
    same: Uint8Array.from({ length: batch }, (_, i) => i % 2),
    // Both classes among both twins, as a loss within the batch needs them.
    classes: Uint8Array.from({ length: 2 * batch }, (_, i) => (i >> 1) % 2),
  }
  try {
    issueStep({ config, network, optimizer }, images, pairs, 1)
    const labels = pairLabels(pairs, config.labels)
    const score = (ownStatistics: boolean, watch: LayerWatch | null) => {
      const context = { training: false, step: 1, ownStatistics }
      dispose(packScores(network, images, labels, config, context, watch))
    }
    score(false, watchLayers(network, config))
    score(false, null)
    score(true, null)
    const initial = network.trainable.map(({ variable }) => variable)
    dispose(packWeights({ network, initial }, config))
  } finally {
    network.dispose()
    optimizer.dispose()
  }
}
