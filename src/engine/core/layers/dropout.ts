/**
 * Keras's Dropout: inverted, so inference needs no scaling. Each element is kept with
 * probability 1 − rate and scaled by 1 / (1 − rate). Masks are a function of seed, step and layer.
 */
import type { DropoutSpec } from '../../../domain/layers'
import { seededDropout } from '../../kernels/seededDropout'
import { streamKey, uniformAt } from '../random'
import type { Layer, Place } from './layer'

export function dropout(spec: DropoutSpec, place: Place): Layer {
  return {
    name: place.name,
    weights: [],
    apply(x, { training, step }) {
      if (!training || spec.rate === 0) return x
      const key = streamKey(place.seed, 'dropout', step, place.index)
      return seededDropout(x, { rate: spec.rate, key }, () => dropoutMask(x.size, spec.rate, key))
    },
  }
}

/** Factors of `size` elements: 0 where dropped, 1 / (1 − rate) where kept. */
export function dropoutMask(size: number, rate: number, key: number): Float32Array {
  const kept = 1 / (1 - rate)
  const mask = new Float32Array(size)
  for (let i = 0; i < size; i++) if (uniformAt(key, i) >= rate) mask[i] = kept
  return mask
}
