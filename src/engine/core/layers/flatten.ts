/** Keras's Flatten: each image as one row, channels running fastest. */
import { reshape } from '@tensorflow/tfjs-core'
import type { Layer, Place } from './layer'

export function flatten(place: Place): Layer {
  return {
    name: place.name,
    weights: [],
    apply: (x) => reshape(x, [x.shape[0] ?? 0, -1]),
  }
}
