import type { Activation, LayerKind, LayerSpec } from './layers'

/** What can be set on a layer; the encoder's editor and the link are derived from this table. */
export type LayerField =
  | { key: string; label: string; kind: 'choice'; options: readonly string[] }
  | { key: string; label: string; kind: 'number'; min: number; max: number; integer: boolean }
export type LayerFieldTable = readonly LayerField[]

const whole = (key: string, label: string, min: number, max: number): LayerField => ({
  key,
  label,
  kind: 'number',
  min,
  max,
  integer: true,
})
const ACTIVATIONS: readonly Activation[] = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax']
const activation: LayerField = {
  key: 'activation',
  label: 'activation',
  kind: 'choice',
  options: ACTIVATIONS,
}

export const LAYER_FIELDS: Readonly<Record<LayerKind, LayerFieldTable>> = {
  conv2d: [
    whole('filters', 'filters', 1, 512),
    whole('kernel', 'kernel side', 1, 15),
    whole('strides', 'strides', 1, 8),
    { key: 'padding', label: 'padding', kind: 'choice', options: ['valid', 'same'] },
    activation,
  ],
  max_pooling2d: [whole('pool', 'pool side', 1, 8), whole('strides', 'strides', 1, 8)],
  batch_normalization: [],
  dropout: [{ key: 'rate', label: 'rate', kind: 'number', min: 0, max: 0.95, integer: false }],
  flatten: [],
  dense: [whole('units', 'units', 1, 2048), activation],
}

export const LAYER_KINDS = Object.keys(LAYER_FIELDS) as LayerKind[]

/** Keras's class names, for people. */
export const LAYER_LABELS: Readonly<Record<LayerKind, string>> = {
  conv2d: 'Conv2D',
  max_pooling2d: 'MaxPooling2D',
  batch_normalization: 'BatchNormalization',
  dropout: 'Dropout',
  flatten: 'Flatten',
  dense: 'Dense',
}

/** What a newly added layer starts as. */
export const NEW_LAYERS: Readonly<Record<LayerKind, LayerSpec>> = {
  conv2d: {
    kind: 'conv2d',
    filters: 32,
    kernel: 3,
    strides: 1,
    padding: 'same',
    activation: 'relu',
  },
  max_pooling2d: { kind: 'max_pooling2d', pool: 2, strides: 2 },
  batch_normalization: { kind: 'batch_normalization' },
  dropout: { kind: 'dropout', rate: 0.25 },
  flatten: { kind: 'flatten' },
  dense: { kind: 'dense', units: 64, activation: 'relu' },
}
