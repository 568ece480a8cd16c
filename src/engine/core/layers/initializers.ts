/**
 * Initial weights as Keras's initialisers define them, from the run's seed: each value is a pure
 * function of the weight's key and its place. A normal one that scales with the layer is cut off at
 * twice its deviation and drawn wider, so that what is left has the deviation asked for.
 */
import { tensor, tidy, variable, zeros, type Tensor } from '@tensorflow/tfjs-core'
import type { LayerInitializer, WeightedSpec } from '../../../domain/layers'
import { normalAt, streamKey, truncatedNormalAt, uniformAt } from '../random'
import { constraintOf } from './constraints'
import type { Place, Weight } from './layer'

/** How many values feed one output, and how many outputs one input feeds. */
export interface Fans {
  readonly fanIn: number
  readonly fanOut: number
}

/** Deviation of a standard normal distribution cut off at ±2, as Keras has it. */
const TRUNCATED_DEVIATION = 0.87962566103423978

/** How a weight begins, with the arguments of those that take some. */
export interface Beginning {
  readonly initializer: LayerInitializer
  readonly mean?: number | undefined
  readonly stddev?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly value?: number | undefined
}

/**
 * `size` initial values. Variances: Glorot (Glorot and Bengio 2010) 2 / (in + out), He
 * (He et al. 2015) 2 / in, LeCun 1 / in; `torch_default` is uniform within 1 / √in, as PyTorch draws
 * kernels and biases.
 */
export function initialValues(
  { initializer, mean = 0, stddev = 0.05, low = -0.05, high = 0.05, value = 0 }: Beginning,
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
    case 'lecun_uniform':
      return uniform(size, Math.sqrt(3 / fanIn), key)
    case 'lecun_normal':
      return truncatedNormal(size, Math.sqrt(1 / fanIn), key)
    case 'torch_default':
      return uniform(size, Math.sqrt(1 / fanIn), key)
    case 'random_normal':
      return drawn(size, (i) => mean + normalAt(key, i) * stddev)
    case 'truncated_normal':
      return drawn(size, (i) => mean + truncatedNormalAt(key, i) * stddev)
    case 'random_uniform':
      return drawn(size, (i) => low + uniformAt(key, i) * (high - low))
    case 'constant':
      return new Float32Array(size).fill(value)
    case 'zeros':
      return new Float32Array(size)
    case 'ones':
      return new Float32Array(size).fill(1)
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

/** A layer's kernel as it says itself, or its place does. @param shape ends in the outputs */
export function kernelOf(
  place: Place,
  shape: readonly number[],
  fans: Fans,
  spec: WeightedSpec,
  name = 'kernel',
): Weight {
  const size = shape.reduce((product, length) => product * length, 1)
  const own: Beginning = {
    initializer: spec.init ?? place.initializer,
    mean: spec.init_mean,
    stddev: spec.init_stddev,
    low: spec.init_low,
    high: spec.init_high,
    value: spec.init_value,
  }
  // A separable layer has two kernels.
  const key = weightKey(place, name === 'pointwise_kernel' ? 2 : 0)
  const values =
    place.begins === undefined
      ? initialValues(own, size, fans, key)
      : new Float32Array(size).fill(place.begins)
  const weight = weightOf(place, name, shape, values)
  return { ...weight, isKernel: true, ...penaltyOf(spec), ...constraintOf(spec) }
}

const penaltyOf = ({ l1 = 0, l2 = 0 }: WeightedSpec): Pick<Weight, 'penalty'> =>
  l1 === 0 && l2 === 0 ? {} : { penalty: { l1, l2 } }

/** A layer's bias; zeros that nothing trains where it has none. */
export interface Bias {
  readonly weight: Weight | null
  value(): Tensor
}

export function biasOf(place: Place, size: number, fans: Fans, spec: WeightedSpec): Bias {
  if (spec.bias === 0) return { weight: null, value: () => zeros([size]) }
  const own: Beginning = {
    initializer:
      spec.bias_init ?? (place.initializer === 'torch_default' ? 'torch_default' : 'zeros'),
    mean: spec.bias_mean,
    stddev: spec.bias_stddev,
    low: spec.bias_low,
    high: spec.bias_high,
    value: spec.bias_value,
  }
  const values = initialValues(own, size, fans, weightKey(place, 1))
  const weight = weightOf(place, 'bias', [size], values)
  return { weight, value: () => weight.variable }
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
  learns = true,
): Weight {
  const trainable = learns && place.frozen !== true
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
