/** What a batch of pairs costs: encoder, distance, head and loss in a row, one value a pair. */
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { DISTANCES } from './distances/registry'
import type { Network } from './encoders/network'
import { HEADS } from './heads/registry'
import type { LayerContext } from './layers/layer'
import { LOSSES } from './losses/registry'

/** Each [N], in the order of the pairs. */
export interface Compared {
  readonly distances: Tensor1D
  readonly outputs: Tensor1D
  readonly losses: Tensor1D
}

/**
 * @param images [2N, size, size, channels], the N A-images first
 * @param labels [N], 0 or 1
 */
export function comparePairs(
  network: Network,
  images: Tensor4D,
  labels: Tensor1D,
  config: RunConfig,
  context: LayerContext,
): Compared {
  const embeddings = network.forward(images, context)
  const distances = DISTANCES[config.distance](embeddings, config)
  const outputs = HEADS[config.head](distances)
  return { distances, outputs, losses: LOSSES[config.loss](outputs, labels, config) }
}
