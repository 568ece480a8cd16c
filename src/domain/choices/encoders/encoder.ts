import type { Activation, LayerSpec, Padding } from '../../layers'
import type { Choice, OwnFields } from '../choice'

/** The network both twins share: it turns an image into an embedding. */
export interface EncoderFacts<F extends OwnFields> extends Choice<F> {
  /** What findings call it, at the beginning of a sentence. */
  readonly name: string
  /** Its layers, first to last; null where they are a setting. */
  readonly layers: readonly LayerSpec[] | null
  /** Whether the first question’s CreateModel takes its name. */
  readonly namedByCreateModel: boolean
}

export const conv = (
  filters: number,
  kernel: number,
  strides: number,
  padding: Padding,
  activation: Activation = 'relu',
): LayerSpec => ({ kind: 'conv2d', filters, kernel, strides, padding, activation })
export const pool = (size: number, strides = size): LayerSpec => ({
  kind: 'max_pooling2d',
  pool: size,
  strides,
})
export const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate })
export const dense = (units: number, activation: Activation): LayerSpec => ({
  kind: 'dense',
  units,
  activation,
})
export const batchNormalization: LayerSpec = { kind: 'batch_normalization' }
export const flatten: LayerSpec = { kind: 'flatten' }
