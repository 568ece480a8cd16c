import { DEFAULT_CONFIG, type ConfigPatch, type Setup } from '../config'

/** A case's setup: what A has besides the defaults, and B besides A. Without a B it is not shown. */
export const caseSetup = (a: ConfigPatch, b?: ConfigPatch): Omit<Setup, 'caseId'> => ({
  a: { ...DEFAULT_CONFIG, ...a },
  b: b ?? {},
  compare: b !== undefined,
})

/** The first question's training: 64 px instead of its 224, 16 pairs a step instead of 128. */
export const FIRST_QUESTION: ConfigPatch = {
  size: 64,
  epsilon: 0,
  rootSlope: 'tensorflow',
  metric: 'keras_lt_half',
  optimizer: 'rmsprop',
  batch: 16,
  steps: 400,
  seed: 6,
}
