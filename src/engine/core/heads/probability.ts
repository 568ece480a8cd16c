/** Keras's Dense(1, activation='sigmoid'), which heads with weights end in. */
import type { RunConfig } from '../../../domain/config'
import { dense } from '../layers/dense'
import type { Layer, Place } from '../layers/layer'
import type { HeadPlace } from './head'

/** Where the layer stands that follows `before` others of the head. */
export function placeInHead(
  name: string,
  { seed, initializer }: RunConfig,
  { index }: HeadPlace,
  before = 0,
): Place {
  return { name, index: index + before, seed, initializer, learnsBelow: true }
}

/** A probability a row: [N, features] to [N, 1]. */
export function probability(features: number, place: Place): Layer {
  return dense({ kind: 'dense', units: 1, activation: 'sigmoid' }, [features], place)
}
