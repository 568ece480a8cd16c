import type { Cause } from '../cause'
import { percent } from '../history'

/** Gradients cut so short that hardly anything is left of them. */
export const clipTooSmall: Cause = {
  weigh({ config, usualNorm, outcome, moved }) {
    if (config.clip === 0 || usualNorm === null || outcome === 'nan' || outcome === 'dead') return 0
    if (usualNorm < 3 * config.clip) return 0.05
    // What Adam and RMSprop divide by is as short as what they divide.
    const scales = config.optimizer === 'sgd' || config.clip < 1e-4
    const isCut = usualNorm > 20 * config.clip
    return (
      (scales ? 0.6 : 0.1) + (isCut && scales ? 0.3 : 0) - (moved !== null && moved > 0.3 ? 0.4 : 0)
    )
  },
  why: ({ config, usualNorm }) =>
    `Gradients are clipped at ${config.clip}; their norm is mostly ${usualNorm?.toPrecision(2)}, so ${percent(config.clip / (usualNorm ?? 1))} is left of them.`,
  remedies: () => [
    { label: 'Do not clip', patch: { clip: 0 } },
    { label: 'Clip gradients at 1', patch: { clip: 1 } },
  ],
}
