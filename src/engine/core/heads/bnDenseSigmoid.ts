/**
 * BatchNormalization, then Dense(1, sigmoid), over the distances, as keras.io's “Image similarity
 * estimation using a Siamese Network with a contrastive loss” had it until 2026. Unlike the
 * encoder's, this normalisation is called once a step.
 */
import { reshape } from '@tensorflow/tfjs-core'
import { batchNormalization, normalizedOnce } from '../layers/batchNormalization'
import type { CreateHead } from './head'
import { logit, placeInHead, probabilityOf } from './probability'

export const bnDenseSigmoid: CreateHead = (settings, place) => {
  const normal = placeInHead('head_batch_normalization', settings, place)
  const layers = [
    batchNormalization([1], normal, normalizedOnce),
    logit(1, placeInHead('head_dense', settings, place, 1)),
  ]
  return {
    layers,
    apply(distances, _embeddings, context) {
      const column = reshape(distances, [-1, 1])
      return probabilityOf(layers.reduce((x, layer) => layer.apply(x, context), column))
    },
  }
}
