/** What came of one run on its held-out pairs, as a row of the raw results. */
export interface Outcome {
  readonly keys: string
  readonly seed: number
  /** Held-out pairs judged, half of them same. */
  readonly pairs: number
  /** AUC of the distance between the pixels. */
  readonly pixels: number
  /** AUC before the first step. */
  readonly untrained: number
  /** AUC after the last step, as what follows. */
  readonly auc: number
  /** Equal error rate. */
  readonly eer: number
  /** At the threshold that suits these pairs best. */
  readonly accuracy: number
  /** True accept rate at a false accept rate of at most 1 %. */
  readonly tar: number
}

/** How each column is read from its text. */
export const COLUMNS = {
  keys: String,
  seed: Number,
  pairs: Number,
  pixels: Number,
  untrained: Number,
  auc: Number,
  eer: Number,
  accuracy: Number,
  tar: Number,
} as const
