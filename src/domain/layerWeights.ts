/** The weights of a layer: their names and shapes, in Keras's order. */
import { bothSides, type LayerSpec, type Shape, type WeightedSpec } from './layers'

export interface WeightShape {
  /** Keras's own name: `kernel`. */
  readonly name: string
  readonly shape: Shape
  /** False for what training moves without a gradient. */
  readonly trainable: boolean
}

const trained = (name: string, ...shape: readonly number[]): WeightShape => ({
  name,
  shape,
  trainable: true,
})
const moved = (name: string, ...shape: readonly number[]): WeightShape => ({
  name,
  shape,
  trainable: false,
})

/** @param input the shape that the layer is given */
export function layerWeights(spec: LayerSpec, input: Shape): readonly WeightShape[] {
  const features = input.at(-1) ?? 0
  switch (spec.kind) {
    case 'conv2d':
      return biased(spec, spec.filters, [
        trained('kernel', ...bothSides(spec.kernel), features, spec.filters),
      ])
    case 'depthwise_conv2d': {
      const { multiplier = 1 } = spec
      return biased(spec, features * multiplier, [
        trained('kernel', ...bothSides(spec.kernel), features, multiplier),
      ])
    }
    case 'separable_conv2d': {
      const { multiplier = 1, filters } = spec
      return biased(spec, filters, [
        trained('depthwise_kernel', ...bothSides(spec.kernel), features, multiplier),
        trained('pointwise_kernel', 1, 1, features * multiplier, filters),
      ])
    }
    case 'dense':
      return biased(spec, spec.units, [trained('kernel', features, spec.units)])
    case 'batch_normalization':
      return [
        trained('gamma', features),
        trained('beta', features),
        moved('moving_mean', features),
        moved('moving_variance', features),
      ]
    case 'layer_normalization':
      return [trained('gamma', features), trained('beta', features)]
    case 'max_pooling2d':
    case 'average_pooling2d':
    case 'global_average_pooling2d':
    case 'global_max_pooling2d':
    case 'zero_padding2d':
    case 'unit_normalization':
    case 'activation':
    case 'dropout':
    case 'spatial_dropout2d':
    case 'gaussian_noise':
    case 'flatten':
    case 'add':
    case 'concatenate':
    case 'from':
      return []
    default:
      return spec satisfies never
  }
}

const biased = ({ bias }: WeightedSpec, units: number, kernels: readonly WeightShape[]) =>
  bias === 0 ? kernels : [...kernels, trained('bias', units)]
