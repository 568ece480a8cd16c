/** Initial weights, as Keras's initialisers define them, from the run's seed. */
import { tensor, tidy, variable } from '@tensorflow/tfjs-core'
import { streamKey, uniformAt } from '../random'
import type { Place, Weight } from './layer'

/**
 * Uniform on [-l, l) with l = √(6 / (fanIn + fanOut)): Glorot and Bengio 2010, Keras's
 * `glorot_uniform`.
 */
export function glorotUniform(size: number, fanIn: number, fanOut: number, key: number) {
  const limit = Math.sqrt(6 / (fanIn + fanOut))
  return Float32Array.from({ length: size }, (_, i) => (2 * uniformAt(key, i) - 1) * limit)
}

/** The random key of a layer's weight; `weight` counts the layer's weights from 0. */
export function weightKey(place: Place, weight: number): number {
  return streamKey(place.seed, 'weights', place.index, weight)
}

/** A weight of a layer that starts with the given values. */
export function weightOf(
  place: Place,
  name: string,
  shape: readonly number[],
  values: Float32Array,
  trainable = true,
): Weight {
  return tidy(() => ({
    name: `${place.name}/${name}`,
    variable: variable(tensor(values, [...shape]), trainable),
    trainable,
  }))
}

/** A weight that starts as one number throughout. */
export function constantWeight(
  place: Place,
  name: string,
  size: number,
  value: number,
  trainable = true,
): Weight {
  return weightOf(place, name, [size], new Float32Array(size).fill(value), trainable)
}
