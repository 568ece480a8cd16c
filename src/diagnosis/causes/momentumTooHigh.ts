import { fieldMatters } from '../../domain/fields'
import type { Cause } from '../cause'

/** SGD that keeps so much of its last updates that a steady gradient is multiplied many times. */
export const momentumTooHigh: Cause = {
  weigh: ({ config, outcome }) =>
    !fieldMatters('momentum', config) || outcome === 'by_heart'
      ? 0
      : config.momentum > 0.97
        ? 0.97
        : config.momentum > 0.93
          ? 0.5
          : 0,
  why: ({ config }) =>
    `A momentum of ${config.momentum} multiplies what a steady gradient moves the weights by ${Math.round(1 / (1 - config.momentum))}.`,
  remedies: () => [
    { label: 'Set momentum 0.9', patch: { momentum: 0.9 } },
    { label: 'Do without momentum', patch: { momentum: 0 } },
  ],
}
