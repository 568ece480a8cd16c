/** What a batch of pairs costs: encoder, distance, head and loss in a row, one value a pair. */
import { tensor1d, type Tensor1D, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core'
import { HEADS } from '../../domain/choices/heads'
import type { RunConfig } from '../../domain/config'
import type { Convention } from '../../domain/settings'
import type { Classes } from './data/dataset'
import type { PairBatch } from './data/pairs'
import { DISTANCE_FUNCTIONS } from './distances/distanceFunctions'
import type { Network } from './encoders/network'
import type { HeadOutput } from './heads/createHead'
import type { LayerContext } from './layers/layer'
import { labelsOf } from './losses/labels'
import { lossFunction } from './losses/lossFunctions'

/** What is known of a batch's pairs beside their images. */
export interface PairLabels {
  /** y [N], 0 or 1. */
  readonly labels: Tensor1D
  /** The class of each image [2N], the A-images' first. */
  readonly classes: Classes
}

/** Each [N], in the order of the pairs. */
export interface ComparedPairs {
  readonly distances: Tensor1D
  readonly outputs: Tensor1D
  readonly losses: Tensor1D
}

/** The labels of a batch. @param convention what a label of 1 means */
export function pairLabels(
  { same, classes }: Pick<PairBatch, 'same' | 'classes'>,
  convention: Convention,
): PairLabels {
  return { labels: tensor1d(labelsOf(same, convention)), classes }
}

/** What a network makes of pairs, without a loss. */
interface Outcome extends HeadOutput {
  /** [2N, D], the A-images' first. */
  readonly embeddings: Tensor2D
  /** [N]; whatever the head: where it looks at the embeddings alone, nothing that is learnt depends on them. */
  readonly distances: Tensor1D
}

/** @param images [2N, size, size, channels], the N A-images first */
export function applyNetwork(
  network: Network,
  images: Tensor4D,
  config: RunConfig,
  context: LayerContext,
): Outcome {
  const embeddings = network.forward(images, context)
  const distances = DISTANCE_FUNCTIONS[config.distance].pairs(embeddings, config)
  if (HEADS[config.head].takesDistance) context.observe?.({ name: 'distance' }, distances)
  return { embeddings, distances, ...network.head.apply(distances, embeddings, context) }
}

/** @param images [2N, size, size, channels], the N A-images first */
export function comparePairs(
  network: Network,
  images: Tensor4D,
  { labels, classes }: PairLabels,
  config: RunConfig,
  context: LayerContext,
): ComparedPairs & { readonly embeddings: Tensor2D } {
  const outcome = applyNetwork(network, images, config, context)
  const { distances, outputs, embeddings } = outcome
  const losses = lossFunction(config.loss)({ ...outcome, labels, classes }, config)
  return { distances, outputs, losses, embeddings }
}
