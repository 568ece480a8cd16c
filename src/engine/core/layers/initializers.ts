/**
 * Initial weights as Keras's initialisers define them, from the run's seed: each value is a pure
 * function of the weight's key and its place. A normal one that scales with the layer is cut off at
 * twice its deviation and drawn wider, so that what is left has the deviation asked for.
 */
import { tensor, tidy, variable } from '@tensorflow/tfjs-core'
import type { Initializer } from '../../../domain/settings'
import { normalAt, streamKey, truncatedNormalAt, uniformAt } from '../random'
import type { Place, Weight } from './layer'

/** How many values feed one output, and how many outputs one input feeds. */
export interface Fans {
  readonly fanIn: number
  readonly fanOut: number
}

/** Deviation of a standard normal distribution cut off at ±2, as Keras has it. */
const TRUNCATED_DEVIATION = 0.87962566103423978
const RANDOM_NORMAL_DEVIATION = 0.05

/**
 * `size` initial values of a kernel. Variances: Glorot (Glorot and Bengio 2010) 2 / (in + out), He
 * (He et al. 2015) 2 / in, `random_normal` 0.05² whatever the layer.
 */
export function initialValues(
  initializer: Initializer,
  size: number,
  { fanIn, fanOut }: Fans,
  key: number,
): Float32Array {
  switch (initializer) {
    case 'glorot_uniform':
      return uniform(size, Math.sqrt(6 / (fanIn + fanOut)), key)
    case 'glorot_normal':
      return truncatedNormal(size, Math.sqrt(2 / (fanIn + fanOut)), key)
    case 'he_uniform':
      return uniform(size, Math.sqrt(6 / fanIn), key)
    case 'he_normal':
      return truncatedNormal(size, Math.sqrt(2 / fanIn), key)
    case 'random_normal':
      return drawn(size, (i) => normalAt(key, i) * RANDOM_NORMAL_DEVIATION)
    default:
      return initializer satisfies never
  }
}

const drawn = (size: number, at: (index: number) => number) =>
  Float32Array.from({ length: size }, (_, i) => at(i))

const uniform = (size: number, limit: number, key: number) =>
  drawn(size, (i) => (2 * uniformAt(key, i) - 1) * limit)

function truncatedNormal(size: number, deviation: number, key: number) {
  const scale = deviation / TRUNCATED_DEVIATION
  return drawn(size, (i) => truncatedNormalAt(key, i) * scale)
}

/** A layer's kernel as its place begins it, drawn or of one value. @param shape ends in the outputs */
export function kernelOf(place: Place, shape: readonly number[], fans: Fans): Weight {
  const size = shape.reduce((product, length) => product * length, 1)
  const values =
    place.begins === undefined
      ? initialValues(place.initializer, size, fans, weightKey(place, 0))
      : new Float32Array(size).fill(place.begins)
  return weightOf(place, 'kernel', shape, values)
}

/** The random key of a layer's weight; `weight` counts the layer's weights from 0. */
function weightKey(place: Place, weight: number): number {
  return streamKey(place.seed, 'weights', place.index, weight)
}

/** A weight of a layer that starts with the given values. */
function weightOf(
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
