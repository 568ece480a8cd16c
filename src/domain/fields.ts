import type { FieldId, RunConfig } from './config'

/**
 * The config table: one row a field. Controls, the link, A/B differences and messages are
 * derived from it; adding a choice is one option here and its file in the engine.
 */
export type GroupId = 'data' | 'encoder' | 'distance' | 'loss' | 'optimizer' | 'run'

interface FieldBase {
  readonly id: FieldId
  /** The key in the link. */
  readonly link: string
  readonly group: GroupId
  readonly label: string
  readonly help: string
  /** Whether the field has any effect under this configuration; always where absent. */
  readonly applies?: (config: RunConfig) => boolean
}
export interface ChoiceOption {
  readonly value: string | number
  readonly label: string
  readonly help?: string
}
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice'
  readonly options: readonly ChoiceOption[]
}
export interface NumberField extends FieldBase {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly integer: boolean
  /** How a slider spreads the range; without one the field is typed. */
  readonly scale?: 'linear' | 'log'
  readonly unit?: string
  /** 0 is allowed below `min`, and means this. */
  readonly zero?: string
}
export interface LayersField extends FieldBase {
  readonly kind: 'layers'
}
export type Field = ChoiceField | NumberField | LayersField

export const GROUPS: readonly { readonly id: GroupId; readonly label: string }[] = [
  { id: 'data', label: 'Data' },
  { id: 'encoder', label: 'Encoder' },
  { id: 'distance', label: 'Distance and head' },
  { id: 'loss', label: 'Loss' },
  { id: 'optimizer', label: 'Optimiser' },
  { id: 'run', label: 'Run' },
]

export const FIELDS: readonly Field[] = [
  {
    id: 'data',
    link: 'data',
    group: 'data',
    label: 'Images',
    help: 'Where the images come from. MNIST zeros and ones: 12,665 to train on, 2,115 held out.',
    kind: 'choice',
    options: [{ value: 'mnist01', label: 'MNIST 0 / 1' }],
  },
  {
    id: 'pairs',
    link: 'pairs',
    group: 'data',
    label: 'Pairs',
    help: 'How pairs are drawn from the images.',
    kind: 'choice',
    options: [
      { value: 'balanced', label: 'balanced', help: 'Half same, half different, drawn at random.' },
      { value: 'every', label: 'every pair', help: 'Each ordered pair once an epoch, shuffled.' },
    ],
  },
  {
    id: 'selfPairs',
    link: 'self',
    group: 'data',
    label: 'Self-pairs',
    help: 'Whether an image may be paired with itself; its distance is then exactly 0.',
    kind: 'choice',
    options: [
      { value: 0, label: 'off' },
      { value: 1, label: 'allowed' },
    ],
  },
  {
    id: 'size',
    link: 'size',
    group: 'data',
    label: 'Input side',
    help: 'Images are resized (bilinear) to this many pixels a side. MNIST’s own is 28.',
    kind: 'number',
    min: 28,
    max: 224,
    integer: true,
    unit: 'px',
  },
  {
    id: 'channels',
    link: 'channels',
    group: 'data',
    label: 'Channels',
    help: 'Grey, or grey repeated as red, green and blue.',
    kind: 'choice',
    options: [
      { value: 1, label: '1 (grey)' },
      { value: 3, label: '3 (RGB)' },
    ],
  },
  {
    id: 'labels',
    link: 'labels',
    group: 'data',
    label: '1 means',
    help: 'What a label of 1 says about a pair. The loss has a convention of its own.',
    kind: 'choice',
    options: [
      { value: 'same', label: 'same' },
      { value: 'different', label: 'different' },
    ],
  },
  {
    id: 'encoder',
    link: 'encoder',
    group: 'encoder',
    label: 'Layers',
    help: 'The network both twins share. It turns an image into an embedding.',
    kind: 'choice',
    options: [
      { value: 'encoder', label: 'Encoder', help: 'One convolution, 50 linear units.' },
      { value: 'test_model', label: 'TestModel', help: 'Two convolutions, 128 ReLU units.' },
      {
        value: 'net_definition',
        label: 'Net_Definition',
        help: 'Three convolutions, batch normalisation, 128 softmax units.',
      },
      { value: 'custom', label: 'custom', help: 'Layers of your own, edited in place.' },
    ],
  },
  {
    id: 'layers',
    link: 'layers',
    group: 'encoder',
    label: 'Custom layers',
    help: 'The layers of the custom encoder, first to last.',
    applies: (config) => config.encoder === 'custom',
    kind: 'layers',
  },
  {
    id: 'distance',
    link: 'distance',
    group: 'distance',
    label: 'Distance',
    help: 'How far apart two embeddings are: √Σ(a − b)².',
    kind: 'choice',
    options: [{ value: 'euclidean', label: 'Euclidean' }],
  },
  {
    id: 'epsilon',
    link: 'eps',
    group: 'distance',
    label: 'ε in the root',
    help: 'Keeps the root away from 0, where its slope is infinite. 0 for none.',
    kind: 'number',
    min: 1e-12,
    max: 0.1,
    integer: false,
    zero: 'none',
  },
  {
    id: 'epsilonForm',
    link: 'epsform',
    group: 'distance',
    label: 'Form of ε',
    help: 'max and safe pass no gradient where two embeddings coincide; add does.',
    applies: (config) => config.epsilon > 0,
    kind: 'choice',
    options: [
      { value: 'max', label: '√max(Σ, ε)', help: 'Keras’s own example.' },
      { value: 'add', label: '√(Σ + ε)', help: 'Smooth at 0.' },
      { value: 'safe', label: 'safe root', help: '√Σ above ε, else 0 with slope 0.' },
    ],
  },
  {
    id: 'head',
    link: 'head',
    group: 'distance',
    label: 'Head',
    help: 'What the loss is given: the distance itself, or σ of it.',
    kind: 'choice',
    options: [
      { value: 'raw', label: 'raw distance' },
      {
        value: 'sigmoid',
        label: 'σ(distance)',
        help: 'Never below ½, as a distance is never below 0.',
      },
    ],
  },
  {
    id: 'loss',
    link: 'loss',
    group: 'loss',
    label: 'Loss',
    help: 'What training makes small.',
    kind: 'choice',
    options: [{ value: 'contrastive', label: 'contrastive' }],
  },
  {
    id: 'convention',
    link: 'convention',
    group: 'loss',
    label: 'Convention',
    help: 'What the loss takes a label of 1 to mean. If the labels mean the other, training inverts.',
    kind: 'choice',
    options: [
      { value: 'same', label: '1 = same' },
      { value: 'different', label: '1 = different' },
    ],
  },
  {
    id: 'margin',
    link: 'margin',
    group: 'loss',
    label: 'Margin',
    help: 'Different pairs further apart than this cost nothing.',
    kind: 'number',
    min: 0.1,
    max: 5,
    integer: false,
    scale: 'linear',
  },
  {
    id: 'metric',
    link: 'metric',
    group: 'loss',
    label: 'Accuracy',
    help: 'A pair counts as same where the output is below half the margin.',
    kind: 'choice',
    options: [{ value: 'verified', label: 'verified' }],
  },
  {
    id: 'optimizer',
    link: 'opt',
    group: 'optimizer',
    label: 'Method',
    help: 'How gradients become new weights; the other values are Keras’s defaults.',
    kind: 'choice',
    options: [
      { value: 'rmsprop', label: 'RMSprop', help: 'ρ 0.9, ε 1e-7.' },
      { value: 'adam', label: 'Adam', help: 'β₁ 0.9, β₂ 0.999, ε 1e-7.' },
      { value: 'sgd', label: 'SGD', help: 'With momentum.' },
    ],
  },
  {
    id: 'learningRate',
    link: 'lr',
    group: 'optimizer',
    label: 'Learning rate',
    help: 'The size of a step. 0.001 is hot for Net_Definition.',
    kind: 'number',
    min: 1e-6,
    max: 1,
    integer: false,
    scale: 'log',
  },
  {
    id: 'momentum',
    link: 'momentum',
    group: 'optimizer',
    label: 'Momentum',
    help: 'How much of the last update SGD keeps. 0 for none.',
    applies: (config) => config.optimizer === 'sgd',
    kind: 'number',
    min: 0,
    max: 0.999,
    integer: false,
  },
  {
    id: 'clip',
    link: 'clip',
    group: 'optimizer',
    label: 'Clip gradients',
    help: 'Scales all gradients down together when their global norm is larger than this.',
    kind: 'number',
    min: 1e-3,
    max: 100,
    integer: false,
    zero: 'off',
  },
  {
    id: 'batch',
    link: 'batch',
    group: 'optimizer',
    label: 'Batch',
    help: 'Pairs per step.',
    kind: 'number',
    min: 2,
    max: 256,
    integer: true,
    unit: 'pairs',
  },
  {
    id: 'steps',
    link: 'steps',
    group: 'run',
    label: 'Step limit',
    help: 'Training finishes after this many steps.',
    kind: 'number',
    min: 1,
    max: 1_000_000,
    integer: true,
    zero: 'none',
  },
  {
    id: 'seed',
    link: 'seed',
    group: 'run',
    label: 'Seed',
    help: 'Pairs, initial weights and dropout masks follow from it.',
    kind: 'number',
    min: 0,
    max: 2_147_483_647,
    integer: true,
  },
  {
    id: 'backend',
    link: 'backend',
    group: 'run',
    label: 'Backend',
    help: 'What computes. Automatic: WebGPU on a real GPU, else WASM, else WebGL, else CPU.',
    kind: 'choice',
    options: [
      { value: 'auto', label: 'automatic' },
      { value: 'webgpu', label: 'WebGPU' },
      { value: 'wasm', label: 'WASM' },
      { value: 'webgl', label: 'WebGL' },
      { value: 'cpu', label: 'CPU (slow)' },
    ],
  },
]

const BY_ID = new Map(FIELDS.map((field) => [field.id, field]))

/** The row of a field; every FieldId has one (a test holds that). */
export function fieldOf(id: FieldId): Field {
  const field = BY_ID.get(id)
  if (field === undefined) throw new Error(`internal: no row for the field ${id}`)
  return field
}

/** What a number is held to; a layer's argument is held to the same. */
export type NumberRule = Pick<NumberField, 'label' | 'min' | 'max' | 'integer' | 'zero'>

/** Why a number cannot be a field's value, in words; null where it can. */
export function numberProblem(field: NumberRule, value: number): string | null {
  if (Number.isNaN(value)) return `${field.label} needs a number`
  if (value === 0 && (field.zero !== undefined || field.min === 0)) return null
  if (value < field.min || value > field.max)
    return `${field.label} goes from ${field.min} to ${field.max}${field.zero ? `, or 0 for ${field.zero}` : ''}`
  return field.integer && !Number.isInteger(value) ? `${field.label} is a whole number` : null
}

/** The valid value nearest to a number. */
export function nearestNumber(field: NumberField, value: number): number {
  const inside = Math.min(field.max, Math.max(field.min, value))
  return field.integer ? Math.round(inside) : inside
}

/** A field's value in words: an option's label, a number with its unit. */
export function formatValue(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value)
    case 'number': {
      if (value === 0 && field.zero !== undefined) return field.zero
      const text = formatNumber(Number(value), field.integer)
      return field.unit ? `${text} ${field.unit}` : text
    }
    case 'layers':
      return Array.isArray(value) ? `${value.length} layers` : String(value)
    default:
      return field satisfies never
  }
}

function formatNumber(value: number, integer: boolean): string {
  if (integer) return value.toLocaleString('en')
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value)
}
