/**
 * Keras's Dense(1, activation='sigmoid'), which heads with weights end in, in two parts: the layer
 * gives logits, because cross-entropy is computed from them, as Keras does.
 */
import { reshape, sigmoid, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core'
import { dense } from '../layers/dense'
import type { Layer, Place } from '../layers/layer'
import type { HeadOutput, HeadPlace, HeadSettings } from './head'

/** Where the layer stands that follows `before` others of the head. */
export function placeInHead(
  name: string,
  { seed, initializer }: HeadSettings,
  { index }: HeadPlace,
  before = 0,
): Place {
  return { name, index: index + before, seed, initializer, learnsBelow: true }
}

/** A logit a row: [N, features] to [N, 1]. */
export function logit(features: number, place: Place): Layer {
  return dense({ kind: 'dense', units: 1, activation: 'linear' }, [features], place)
}

/** σ of logits [N] or [N, 1]. */
export function probabilityOf(given: Tensor): HeadOutput {
  const logits: Tensor1D = reshape(given, [-1])
  return { outputs: sigmoid(logits), logits }
}
