/** Settings that are no choice's own: what every run has. The rest of a RunConfig is the choices'. */
import type { ScheduleSettings } from './schedule'

export type Convention = 'same' | 'different'
export type Initializer =
  | 'glorot_uniform'
  | 'glorot_normal'
  | 'he_uniform'
  | 'he_normal'
  | 'lecun_uniform'
  | 'lecun_normal'
  | 'torch_default'
  | 'random_normal'
export type BackendId = 'webgpu' | 'wasm' | 'webgl' | 'cpu'
export type BackendChoice = 'auto' | BackendId

/** How training images are varied; 0 is off. Held-out images and those to try are never touched. */
export interface AugmentationSettings {
  /** 1: half of them are mirrored, left and right. */
  readonly flip: 0 | 1
  /** Largest shift across and down, in percent of the side. */
  readonly shift: number
  /** Up to so many percent larger, or as many times smaller. */
  readonly zoom: number
  /** Largest turn either way, in degrees. */
  readonly rotate: number
  /** What is added or taken away at most, in percent of 255. */
  readonly brightness: number
  /** How far values are stretched or shrunk about their mean at most, in percent. */
  readonly contrast: number
  /** Largest area that is filled with the image's mean colour, in percent. */
  readonly erase: number
}

export interface CommonSettings extends AugmentationSettings, ScheduleSettings {
  readonly version: 1
  /** Drawn half same, half different; each ordered pair of images; or the pairs of the set's list. */
  readonly pairs: 'balanced' | 'every' | 'listed'
  readonly selfPairs: 0 | 1
  /** Balanced pairs: each different pair is the one of eight drawn whose pixels lie nearest. */
  readonly hardNegatives: 0 | 1
  /** What is held out of a set: people, photos, or folds of the list. Some sources say it themselves. */
  readonly split: 'identity' | 'image' | 'folds'
  /** Share of the images held out by identity or image, in percent. */
  readonly heldOutPercent: number
  /** Share of the held-out people whom a threshold is chosen on, in percent; 0 for none. */
  readonly calibratePercent: number
  /** The fold held out, from 1; 0 for all of them, training on people the list does not name. */
  readonly fold: number
  /** People of a set that are trained on, of those who are not held out; 0 for all. */
  readonly trainPeople: number
  /** Photos of each that are trained on; 0 for all. */
  readonly trainPhotos: number
  /** Input side in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  /** What becomes of a pixel's byte: x / 255, x as it is, or (x / 255 − μ) / σ of all training pixels. */
  readonly normalization: 'scaled' | 'none' | 'standardized'
  /** What a label of 1 means. */
  readonly labels: Convention
  /** As posted, the first seed's CreateModel builds Net_Definition whichever model is named. */
  readonly createModel: 'as_named' | 'as_posted'
  /** How the kernels of convolutions and dense layers begin, in Keras's names. */
  readonly initializer: Initializer
  /** The id of kept weights that the network begins with in place of drawn ones; empty for none. */
  readonly weights: string
  /** So many of the encoder's first layers stay as they begin. */
  readonly frozen: number
  readonly metric: 'verified' | 'keras_lt_half' | 'binary_accuracy'
  /** λ of the L2 penalty λ·Σw² over kernels; 0 for none. */
  readonly l2: number
  /** Whether the penalty is added to the loss; a custom loop that ignores `model.losses` never does. */
  readonly l2Applied: 0 | 1
  readonly learningRate: number
  /** How large gradients may be; 0 leaves them alone. */
  readonly clip: number
  /** What is held to it: the norm over all, that of each weight tensor, or each value. */
  readonly clipForm: 'global' | 'norm' | 'value'
  /** Pairs per step. */
  readonly batch: number
  /** Step limit; 0 for none. */
  readonly steps: number
  /** Epoch limit; 0 for none. What comes first, steps or epochs, ends the run. */
  readonly epochs: number
  readonly seed: number
  readonly backend: BackendChoice
}
