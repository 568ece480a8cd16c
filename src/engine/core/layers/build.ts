import type { LayerSpec, Shape } from '../../../domain/layers'
import { activated } from './activations'
import { batchNormalization } from './batchNormalization'
import { conv2d } from './conv2d'
import { dense } from './dense'
import { depthwiseConv2d, separableConv2d } from './depthwiseConv2d'
import { dropout } from './dropout'
import { flatten } from './flatten'
import type { Layer, Place } from './layer'
import { gaussianNoise, spatialDropout2d } from './noise'
import { layerNormalization, unitNormalization } from './normalizations'
import { merge, zeroPadding2d } from './plain'
import { globalAveragePooling2d, globalMaxPooling2d, pooling2d } from './pooling2d'

/** The layer of a spec, over inputs of a shape that fits it (without the batch). */
export function buildLayer(spec: LayerSpec, input: Shape, place: Place): Layer {
  switch (spec.kind) {
    case 'conv2d':
      return conv2d(spec, input, place)
    case 'depthwise_conv2d':
      return depthwiseConv2d(spec, input, place)
    case 'separable_conv2d':
      return separableConv2d(spec, input, place)
    case 'dense':
      return dense(spec, input, place)
    case 'max_pooling2d':
    case 'average_pooling2d':
      return pooling2d(spec, place)
    case 'global_average_pooling2d':
      return globalAveragePooling2d(place)
    case 'global_max_pooling2d':
      return globalMaxPooling2d(place)
    case 'zero_padding2d':
      return zeroPadding2d(spec, place)
    case 'batch_normalization':
      return batchNormalization(spec, input, place)
    case 'layer_normalization':
      return layerNormalization(spec, input, place)
    case 'unit_normalization':
      return unitNormalization(place)
    case 'activation':
      return { name: place.name, weights: [], apply: (x) => activated(x, spec) }
    case 'dropout':
      return dropout(spec, place)
    case 'spatial_dropout2d':
      return spatialDropout2d(spec, place)
    case 'gaussian_noise':
      return gaussianNoise(spec, place)
    case 'flatten':
      return flatten(place)
    case 'add':
    case 'concatenate':
    case 'from':
      return merge(spec, place)
    default:
      return spec satisfies never
  }
}
