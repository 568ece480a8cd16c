import { round } from '../../domain/floor'
import type { Cause } from '../cause'
import { scoresText } from '../history'

/** Pixels of 0 to 255 as they are, which initial weights are not made for. */
export const pixelsUnscaled: Cause = {
  card: (o) => ({
    code: 'pixels_unscaled',
    run: o.facts.run,
    severity: 'warning',
    title: 'Pixels go from 0 to 255',
    where: scoresText(o.facts),
    why: pixelsUnscaled.why(o),
    fixes: [],
    step: o.steps,
  }),
  weigh({ config, firstLoss, guessing, firstLargest, wanted }) {
    if (config.normalization !== 'none') return 0
    const far = wanted !== null && firstLargest !== null && firstLargest > 10 * wanted
    const costly = firstLoss !== null && firstLoss > 10 * guessing
    return far || costly ? 0.93 : 0.55
  },
  why({ firstLargest, wanted, firstLoss, guessing }) {
    const far =
      firstLargest === null
        ? ''
        : ` The first batch’s distances went up to ${round(firstLargest)}${wanted === null ? '' : `, where the loss wants ${round(wanted)} between different pairs`}.`
    const cost =
      firstLoss !== null && firstLoss > 2 * guessing
        ? ` The first loss was ${round(firstLoss)}; giving every pair the same output costs ${round(guessing)}.`
        : ''
    return `Pixels go from 0 to 255.${far}${cost}`
  },
  remedies: () => [
    { label: 'Divide by 255', patch: { normalization: 'scaled' } },
    { label: 'Standardise pixels', patch: { normalization: 'standardized' } },
  ],
}
