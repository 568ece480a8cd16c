/** What came of one run, as a row of the raw results. */
export interface Outcome {
  readonly keys: string
  readonly seed: number
  readonly kind: 'nan' | 'dead' | 'learns' | 'other'
  /** Steps done. */
  readonly steps: number
  readonly loss: number
  /** Held-out, in inference mode; NaN of a run that turned to NaN. */
  readonly auc: number
  readonly accuracy: number
}

/** Held-out AUC from which a run counts as having learnt. */
export const LEARNT = 0.99
/** The same for drawn faces, which no network here tells apart as well as digits. */
export const LEARNT_FACES = 0.8
/** Accuracy that shows it: one that is far from one half. */
export const SHOWN = 0.75
/** Gradients of exactly 0 for so many steps, at a loss above 0: the run is dead and need not go on. */
export const DEAD_STEPS = 50

/** How each column is read from its text. */
export const COLUMNS = {
  keys: String,
  seed: Number,
  kind: (text: string) => text as Outcome['kind'],
  steps: Number,
  loss: Number,
  auc: Number,
  accuracy: Number,
} as const
