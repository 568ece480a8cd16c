import { leastDistance } from '../../domain/leastDistance'
import { hasRoot } from '../../domain/outputs'
import { round } from '../../domain/floor'
import type { Cause } from '../cause'

/** √ε that is no small part of the margin: same pairs cannot come near. */
export const epsilonTooLarge: Cause = {
  weigh({ config, wanted, outcome }) {
    if (!hasRoot(config) || config.epsilon < 1e-6 || outcome === 'nan') return 0
    const part = Math.sqrt(config.epsilon) / (wanted ?? 1)
    return part >= 0.3 ? 0.85 : part >= 0.05 ? 0.45 : config.epsilon > 1e-5 ? 0.2 : 0.05
  },
  why: ({ config, wanted }) =>
    `No distance can be below √ε = ${round(leastDistance(config) || Math.sqrt(config.epsilon))}${wanted === null ? '' : `; the loss wants different pairs ${round(wanted)} apart`}.`,
  remedies: () => [
    { label: 'Set ε to 1e-7', patch: { epsilon: 1e-7 } },
    { label: 'Set ε to 1e-12', patch: { epsilon: 1e-12 } },
  ],
}
