/** Keras's MaxPooling2D with 'valid' padding: windows that would stick out are left out. */
import { maxPool, type Tensor4D } from '@tensorflow/tfjs-core'
import type { MaxPooling2dSpec } from '../../../domain/layers'
import type { Layer, Place } from './layer'

export function maxPooling2d(spec: MaxPooling2dSpec, place: Place): Layer {
  return {
    name: place.name,
    weights: [],
    apply: (x) => maxPool(x as Tensor4D, spec.pool, spec.strides, 'valid'),
  }
}
