/** Layers in Keras's class names and arguments; those of TensorFlow.js are the same. */
import type { LayerSpec } from '../../domain/layers'
import type { LayerSummary } from '../../domain/shapes'

export interface KerasLayer {
  readonly className: string
  readonly config: Record<string, unknown>
}

const square = (side: number) => [side, side]

export function kerasLayer({ spec, name }: LayerSummary): KerasLayer {
  const { className, config } = argumentsOf(spec)
  return { className, config: { name, trainable: true, dtype: 'float32', ...config } }
}

function argumentsOf(spec: LayerSpec): KerasLayer {
  switch (spec.kind) {
    case 'conv2d':
      return {
        className: 'Conv2D',
        config: {
          filters: spec.filters,
          kernel_size: square(spec.kernel),
          strides: square(spec.strides),
          padding: spec.padding,
          data_format: 'channels_last',
          activation: spec.activation,
          use_bias: true,
        },
      }
    case 'max_pooling2d':
      return {
        className: 'MaxPooling2D',
        config: {
          pool_size: square(spec.pool),
          strides: square(spec.strides),
          padding: 'valid',
          data_format: 'channels_last',
        },
      }
    case 'batch_normalization':
      return {
        className: 'BatchNormalization',
        config: { axis: -1, momentum: 0.99, epsilon: 1e-3, center: true, scale: true },
      }
    case 'dropout':
      return { className: 'Dropout', config: { rate: spec.rate } }
    case 'flatten':
      return { className: 'Flatten', config: { data_format: 'channels_last' } }
    case 'dense':
      return {
        className: 'Dense',
        config: { units: spec.units, activation: spec.activation, use_bias: true },
      }
    default:
      return spec satisfies never
  }
}
