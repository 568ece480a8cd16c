/**
 * Encoders as data: a list of layers, each with Keras's name and arguments.
 * Shapes leave out the batch: [height, width, channels] or [units].
 */
export type Activation = 'linear' | 'relu' | 'sigmoid' | 'tanh' | 'softmax'
export type Padding = 'valid' | 'same'

export interface Conv2dSpec {
  readonly kind: 'conv2d'
  readonly filters: number
  readonly kernel: number
  readonly strides: number
  readonly padding: Padding
  readonly activation: Activation
}
export interface MaxPooling2dSpec {
  readonly kind: 'max_pooling2d'
  readonly pool: number
  readonly strides: number
}
interface BatchNormalizationSpec {
  readonly kind: 'batch_normalization'
}
export interface DropoutSpec {
  readonly kind: 'dropout'
  readonly rate: number
}
interface FlattenSpec {
  readonly kind: 'flatten'
}
export interface DenseSpec {
  readonly kind: 'dense'
  readonly units: number
  readonly activation: Activation
}

export type LayerSpec =
  Conv2dSpec | MaxPooling2dSpec | BatchNormalizationSpec | DropoutSpec | FlattenSpec | DenseSpec
export type LayerKind = LayerSpec['kind']
export type Shape = readonly number[]
