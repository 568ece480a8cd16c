import type { LayerSpec, Shape } from '../../../domain/layers'
import { batchNormalization } from './batchNormalization'
import { conv2d } from './conv2d'
import { dense } from './dense'
import { dropout } from './dropout'
import { flatten } from './flatten'
import type { Layer, Place } from './layer'
import { maxPooling2d } from './maxPooling2d'

/** The layer of a spec, over inputs of a shape that fits it (without the batch). */
export function buildLayer(spec: LayerSpec, input: Shape, place: Place): Layer {
  switch (spec.kind) {
    case 'conv2d':
      return conv2d(spec, input, place)
    case 'max_pooling2d':
      return maxPooling2d(spec, place)
    case 'batch_normalization':
      return batchNormalization(input, place)
    case 'dropout':
      return dropout(spec, place)
    case 'flatten':
      return flatten(place)
    case 'dense':
      return dense(spec, input, place)
    default:
      return spec satisfies never
  }
}
