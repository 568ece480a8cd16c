import type { Cause } from '../cause'

/** Gradients that grow step by step and are let. */
export const noClip: Cause = {
  weigh: ({ config, outcome, gradientGrowth }) =>
    config.clip > 0 || (outcome !== 'nan' && outcome !== 'collapsed')
      ? 0
      : gradientGrowth !== null && gradientGrowth.times > 10
        ? 0.2
        : 0.1,
  why: ({ gradientGrowth }) =>
    gradientGrowth === null
      ? 'Gradients are not clipped.'
      : `Gradients are not clipped; their norm grew from ${gradientGrowth.first.toPrecision(2)} to ${gradientGrowth.most.toPrecision(2)}.`,
  remedies: () => [{ label: 'Clip gradients at 1', patch: { clip: 1 } }],
}
