/** Keras's LayerNormalization (Ba, Kiros and Hinton 2016) and UnitNormalization, along the last axis. */
import { add, maximum, mean, mul, rsqrt, square, sub, sum } from '@tensorflow/tfjs-core'
import { EPSILON, type LayerNormalizationSpec, type Shape } from '../../../domain/layers'
import { constantWeight } from './initializers'
import type { Layer, Place } from './layer'

/** γ · (x − μ) / √(σ² + ε) + β, σ² biased, of each vector on its own. */
export function layerNormalization(
  spec: LayerNormalizationSpec,
  input: Shape,
  place: Place,
): Layer {
  const features = input.at(-1) ?? 0
  const gamma = constantWeight(place, 'gamma', features, 1)
  const beta = constantWeight(place, 'beta', features, 0)
  const { epsilon = EPSILON } = spec
  return {
    name: place.name,
    weights: [gamma, beta],
    apply(x) {
      const centred = sub(x, mean(x, -1, true))
      const variance = mean(square(centred), -1, true)
      const scale = mul(rsqrt(add(variance, epsilon)), gamma.variable)
      return add(mul(centred, scale), beta.variable)
    },
  }
}

/** Lengths below this are taken for it; squared it is still a number of 32 bits. */
const SHORTEST = 1e-12

/** x / max(‖x‖, 1e-12), as PyTorch's F.normalize; a vector of zeros stays one, and its slope is finite. */
export const unitNormalization = ({ name }: Place): Layer => ({
  name,
  weights: [],
  apply: (x) => mul(x, rsqrt(maximum(sum(square(x), -1, true), SHORTEST ** 2))),
})
