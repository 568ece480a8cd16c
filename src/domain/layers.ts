/**
 * Encoders as data: a list of layers, each with Keras's name and arguments.
 * Shapes leave out the batch: [height, width, channels] or [units]. What is absent is Keras's default,
 * so that a network that needs none of it is as short as it can be.
 *
 * Each layer is given what the one before it gives. `from`, `add` and `concatenate` look further back,
 * by a layer's place in the list, from 1; 0 is the image.
 */
export const ACTIVATIONS = [
  'linear',
  'relu',
  'relu6',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'softplus',
  'tanh',
  'sigmoid',
  'softmax',
] as const
export type Activation = (typeof ACTIVATIONS)[number]
export type Padding = 'valid' | 'same'

/** A number for both directions, or one down and one across; two that are equal are written as one. */
export type Sides = number | readonly [down: number, across: number]

/** Where weights begin; what the run sets where absent. */
export const LAYER_INITIALIZERS = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'torch_default',
  'random_normal',
  'truncated_normal',
  'random_uniform',
  'constant',
  'zeros',
  'ones',
] as const
export type LayerInitializer = (typeof LAYER_INITIALIZERS)[number]
export const CONSTRAINTS = ['none', 'max_norm', 'unit_norm', 'non_neg'] as const
export type Constraint = (typeof CONSTRAINTS)[number]

interface Activated {
  readonly activation: Activation
  /** What leaky_relu multiplies values below 0 by. */
  readonly slope?: number
  /** How far below 0 elu goes. */
  readonly alpha?: number
}

/** Of a layer with a kernel. */
interface Kerneled extends Activated {
  readonly bias?: 0 | 1
  /** How the kernel begins, and the arguments of those that take some. */
  readonly init?: LayerInitializer
  readonly init_mean?: number
  readonly init_stddev?: number
  readonly init_low?: number
  readonly init_high?: number
  readonly init_value?: number
  /** How the bias begins, likewise. */
  readonly bias_init?: LayerInitializer
  readonly bias_mean?: number
  readonly bias_stddev?: number
  readonly bias_low?: number
  readonly bias_high?: number
  readonly bias_value?: number
  /** λ₁·Σ|w| and λ₂·Σw² of the kernel, in place of the run's own penalty. */
  readonly l1?: number
  readonly l2?: number
  /** What becomes of the kernel after each step, along its first axis as Keras's default has it. */
  readonly constraint?: Constraint
  readonly max_norm?: number
}

interface Windowed {
  readonly kernel: Sides
  readonly strides: Sides
  readonly padding: Padding
  readonly dilation?: Sides
}
export interface Conv2dSpec extends Kerneled, Windowed {
  readonly kind: 'conv2d'
  readonly filters: number
}
export interface DepthwiseConv2dSpec extends Kerneled, Windowed {
  readonly kind: 'depthwise_conv2d'
  /** Outputs of each channel; 1 where absent. */
  readonly multiplier?: number
}
export interface SeparableConv2dSpec extends Kerneled, Windowed {
  readonly kind: 'separable_conv2d'
  readonly filters: number
  readonly multiplier?: number
}
export interface DenseSpec extends Kerneled {
  readonly kind: 'dense'
  readonly units: number
}
export interface Pooling2dSpec {
  readonly kind: 'max_pooling2d' | 'average_pooling2d'
  readonly pool: Sides
  readonly strides: Sides
  readonly padding?: Padding
}
interface GlobalPooling2dSpec {
  readonly kind: 'global_average_pooling2d' | 'global_max_pooling2d'
}
export interface ZeroPadding2dSpec {
  readonly kind: 'zero_padding2d'
  /** Rows above and below, columns left and right. */
  readonly rows: Sides
  readonly columns: Sides
}
export interface BatchNormalizationSpec {
  readonly kind: 'batch_normalization'
  readonly momentum?: number
  readonly epsilon?: number
}
export interface LayerNormalizationSpec {
  readonly kind: 'layer_normalization'
  readonly epsilon?: number
}
/** Each vector, along the last axis, divided by its length. */
interface UnitNormalizationSpec {
  readonly kind: 'unit_normalization'
}
export interface ActivationSpec extends Activated {
  readonly kind: 'activation'
}
export interface DropoutSpec {
  readonly kind: 'dropout' | 'spatial_dropout2d'
  readonly rate: number
}
export interface GaussianNoiseSpec {
  readonly kind: 'gaussian_noise'
  readonly stddev: number
}
interface FlattenSpec {
  readonly kind: 'flatten'
}
/** Goes on from an earlier layer's output, in place of the one before. */
interface FromSpec {
  readonly kind: 'from'
  readonly layer: number
}
/** With an earlier layer's output: a residual block ends in an `add`. */
interface MergeSpec {
  readonly kind: 'add' | 'concatenate'
  readonly layer: number
}

export type LayerSpec =
  | Conv2dSpec
  | Pooling2dSpec
  | GlobalPooling2dSpec
  | BatchNormalizationSpec
  | DropoutSpec
  | FlattenSpec
  | DenseSpec
  | ActivationSpec
  | UnitNormalizationSpec
  | LayerNormalizationSpec
  | DepthwiseConv2dSpec
  | SeparableConv2dSpec
  | ZeroPadding2dSpec
  | GaussianNoiseSpec
  | MergeSpec
  | FromSpec
export type LayerKind = LayerSpec['kind']
export type Shape = readonly number[]

/** A layer with a kernel that is trained, and an activation that is part of it. */
export type WeightedSpec = Conv2dSpec | DenseSpec | DepthwiseConv2dSpec | SeparableConv2dSpec

export const isWeighted = (layer: LayerSpec): layer is WeightedSpec =>
  layer.kind === 'conv2d' ||
  layer.kind === 'dense' ||
  layer.kind === 'depthwise_conv2d' ||
  layer.kind === 'separable_conv2d'

/** A layer whose activation can be another one. */
export type ActiveSpec = WeightedSpec | ActivationSpec
export function isActive(layer: LayerSpec): layer is ActiveSpec
export function isActive(layer: Pick<LayerSpec, 'kind'>): boolean
export function isActive(layer: Pick<LayerSpec, 'kind'>): boolean {
  return layer.kind === 'activation' || isWeighted(layer as LayerSpec)
}

export const isPooling = (layer: LayerSpec): layer is Pooling2dSpec =>
  layer.kind === 'max_pooling2d' || layer.kind === 'average_pooling2d'

/** The place of the earlier layer that a layer looks at as well, or goes on from; null for none. */
export const looksBackTo = (layer: LayerSpec): number | null =>
  layer.kind === 'from' || layer.kind === 'add' || layer.kind === 'concatenate' ? layer.layer : null

/** Down and across. */
export const bothSides = (sides: Sides): readonly [number, number] =>
  typeof sides === 'number' ? [sides, sides] : sides

/** As short as it can be said. */
export const sidesOf = (down: number, across: number): Sides =>
  down === across ? down : [down, across]

/** Keras's defaults of what may be absent. */
export const SLOPE = 0.2
export const ALPHA = 1
export const MOMENTUM = 0.99
export const EPSILON = 1e-3

/** Its activation, with what that is set by; linear where it has none. */
export function activationOf(layer: LayerSpec): Required<Activated> {
  const {
    activation = 'linear',
    slope = SLOPE,
    alpha = ALPHA,
  }: Partial<Activated> = 'activation' in layer ? layer : {}
  return { activation, slope, alpha }
}
