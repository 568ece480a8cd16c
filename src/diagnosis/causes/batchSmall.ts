import type { Cause } from '../cause'
import { isWithinBatch } from '../../domain/objective'

/** So few pairs a step that each step is noise, or holds nothing to compare. */
export const batchSmall: Cause = {
  weigh({ config, layers, outcome }) {
    const normalises = layers.some(({ kind }) => kind === 'batch_normalization')
    const base = config.batch <= 2 ? 0.7 : config.batch <= 4 ? 0.45 : config.batch <= 8 ? 0.15 : 0
    if (outcome === 'by_heart') return 0
    return Math.min(0.9, base * (normalises || isWithinBatch(config.loss) ? 1.2 : 1))
  },
  why: ({ config }) => `A step sees ${config.batch === 1 ? 'one pair' : `${config.batch} pairs`}.`,
  remedies: () => [{ label: 'Take 32 pairs a step', patch: { batch: 32 } }],
}
