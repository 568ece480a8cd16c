import type { LayerSpec } from './layers'

/**
 * RunConfig: everything a run is a function of, as one JSON value of ids and numbers.
 * Two runs with equal RunConfigs see the same pairs, weights and dropout masks, step by step.
 */
export interface RunConfig {
  readonly version: 1
  /** Images that ship, drawn faces (of the seed), or a person's own set. */
  readonly data: 'mnist01' | 'faces' | 'own'
  /** The id of a person's own set, see PhotoSet; '' for none. */
  readonly set: string
  /** Drawn half same, half different; each ordered pair of images; or the pairs of the set's list. */
  readonly pairs: 'balanced' | 'every' | 'listed'
  readonly selfPairs: 0 | 1
  /** Balanced pairs: each different pair is the one of eight drawn whose pixels lie nearest. */
  readonly hardNegatives: 0 | 1
  /** What is held out of faces: people, photos, or folds of the list. MNIST has its own test half. */
  readonly split: 'identity' | 'image' | 'folds'
  /** Share of the images held out by identity or image, in percent. */
  readonly heldOutPercent: number
  /** The fold held out, from 1; 0 for all of them, training on people the list does not name. */
  readonly fold: number
  /** Input side in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  /** What becomes of a pixel's byte: x / 255, x as it is, or (x / 255 − μ) / σ of all training pixels. */
  readonly normalization: 'scaled' | 'none' | 'standardized'
  /** What a label of 1 means. */
  readonly labels: Convention
  readonly encoder: EncoderId
  /** As posted, the first seed's CreateModel builds Net_Definition whichever model is named. */
  readonly createModel: 'as_named' | 'as_posted'
  /** The layers of the custom encoder; kept but unused while another encoder is chosen. */
  readonly layers: readonly LayerSpec[]
  /** How the kernels of convolutions and dense layers begin, in Keras's names. */
  readonly initializer: Initializer
  readonly distance: 'euclidean' | 'squared' | 'manhattan' | 'cosine'
  /** ε of the Euclidean distance's root; 0 for none. */
  readonly epsilon: number
  readonly epsilonForm: 'max' | 'add' | 'safe'
  /** Slope of a root without ε at 0: ∞, or 0 where what comes from the loss is exactly 0. */
  readonly rootSlope: 'ieee' | 'tensorflow'
  readonly head: 'raw' | 'sigmoid' | 'dense_sigmoid' | 'bn_dense_sigmoid' | 'absdiff_sigmoid'
  readonly loss:
    | 'contrastive'
    | 'double_margin'
    | 'bce'
    | 'triplet'
    | 'cosine_embedding'
    | 'info_nce'
    | 'broadcast'
  /** What the loss takes a label of 1 to mean; apart from what the labels do mean. */
  readonly convention: Convention
  readonly margin: number
  /** Double margin: same pairs nearer than this cost nothing. */
  readonly marginSame: number
  /** The paper's factor ½ before the contrastive loss. */
  readonly half: 0 | 1
  /** Which triplets of a batch count. */
  readonly mining: 'all' | 'semi_hard' | 'hard'
  /** InfoNCE's temperature. */
  readonly temperature: number
  readonly metric: 'verified' | 'keras_lt_half' | 'binary_accuracy'
  /** λ of the L2 penalty λ·Σw² over kernels; 0 for none. */
  readonly l2: number
  /** Whether the penalty is added to the loss; a custom loop that ignores `model.losses` never does. */
  readonly l2Applied: 0 | 1
  readonly optimizer: 'rmsprop' | 'adam' | 'sgd'
  readonly learningRate: number
  /** Momentum of SGD. */
  readonly momentum: number
  /** Largest global gradient norm; 0 leaves gradients alone. */
  readonly clip: number
  /** Pairs per step. */
  readonly batch: number
  /** Step limit; 0 for none. */
  readonly steps: number
  /** Epoch limit; 0 for none. What comes first, steps or epochs, ends the run. */
  readonly epochs: number
  readonly seed: number
  readonly backend: BackendChoice
}

export type Convention = 'same' | 'different'
export type Initializer =
  'glorot_uniform' | 'glorot_normal' | 'he_uniform' | 'he_normal' | 'random_normal'
export type EncoderId = 'encoder' | 'test_model' | 'net_definition' | 'custom'
export type BackendId = 'webgpu' | 'wasm' | 'webgl' | 'cpu'
export type BackendChoice = 'auto' | BackendId
export type RunId = 'A' | 'B'

/** Fields a person may set: all but the version. */
export type FieldId = Exclude<keyof RunConfig, 'version'>
export type ConfigPatch = Partial<Omit<RunConfig, 'version'>>
/** Settings that go together, under a name. */
export interface Variant {
  readonly text: string
  readonly patch: ConfigPatch
  /** What is particular about it, in a few words. */
  readonly about?: string
}

/** What is on the screen: A, what B has unlinked from A, and whether B is shown. */
export interface Setup {
  readonly caseId: string | null
  readonly a: RunConfig
  /** B's own values; a field absent here follows A. */
  readonly b: ConfigPatch
  readonly compare: boolean
}

/** A healthy run: the second seed's Encoder with the loss as it should be. */
export const DEFAULT_CONFIG: RunConfig = {
  version: 1,
  data: 'mnist01',
  set: '',
  pairs: 'balanced',
  selfPairs: 0,
  hardNegatives: 0,
  split: 'identity',
  heldOutPercent: 20,
  fold: 1,
  size: 28,
  channels: 1,
  normalization: 'scaled',
  labels: 'same',
  encoder: 'encoder',
  createModel: 'as_named',
  layers: [
    { kind: 'conv2d', filters: 16, kernel: 3, strides: 1, padding: 'same', activation: 'relu' },
    { kind: 'max_pooling2d', pool: 2, strides: 2 },
    { kind: 'flatten' },
    { kind: 'dense', units: 32, activation: 'linear' },
  ],
  initializer: 'glorot_uniform',
  distance: 'euclidean',
  epsilon: 1e-7,
  epsilonForm: 'max',
  rootSlope: 'ieee',
  head: 'raw',
  loss: 'contrastive',
  convention: 'same',
  margin: 1,
  marginSame: 0.25,
  half: 0,
  mining: 'semi_hard',
  temperature: 0.1,
  metric: 'verified',
  l2: 0,
  l2Applied: 1,
  optimizer: 'adam',
  learningRate: 0.001,
  momentum: 0.9,
  clip: 0,
  batch: 32,
  steps: 300,
  epochs: 0,
  seed: 1,
  backend: 'auto',
}

export const DEFAULT_SETUP: Setup = { caseId: null, a: DEFAULT_CONFIG, b: {}, compare: false }

/** The RunConfig of a run: A's, or A's with B's own values over it. */
export function configOf(setup: Setup, run: RunId): RunConfig {
  return run === 'A' ? setup.a : { ...setup.a, ...setup.b }
}

/** The runs on show. */
export function runsOf(setup: Setup): readonly RunId[] {
  return setup.compare ? ['A', 'B'] : ['A']
}

/** Equality of two field values; layers are compared by content. */
export function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}
