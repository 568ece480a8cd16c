import type { OwnFields } from '../choice'
import type { TwoTermLossFacts, LossConfig, Misfit } from './loss'
import { convention, margin } from './sharedFields'
import { found, withoutMargin } from './sharedMisfits'
import { twoTerms } from './twoTerms'

const fields = {
  convention,
  margin,
  marginSame: {
    link: 'margin_same',
    label: 'Margin of same pairs',
    help: 'Same pairs nearer than this cost nothing.',
    under: 'margin',
    kind: 'number',
    min: 0,
    max: 5,
    integer: false,
    scale: 'linear',
    default: 0.25,
    worthTrying: [0, 0.25, 0.5],
  },
} as const satisfies OwnFields

/**
 * Double-margin contrastive loss: same pairs may stay as far apart as mₛ and cost max(0, o − mₛ)²
 * beyond it, different ones cost max(0, m − o)². Lin, Morère, Chandrasekhar, Veillard, Goh 2015,
 * “DeepHash: Getting Regularization, Depth and Fine-Tuning Right”.
 */
export const doubleMargin: TwoTermLossFacts<typeof fields> = {
  label: 'double margin',
  help: 'Same pairs may stay a little apart: max(0, d − mₛ)².',
  fields,
  ...twoTerms(({ margin, marginSame }: LossConfig<typeof fields>) => ({
    near: marginSame,
    far: margin,
    power: 2,
    factor: 1,
  })),
  misfits: (config) => found(withoutMargin(config), overlapping(config)),
  trials: [{ text: 'Double margin', about: 'Same pairs may stay a little apart.', patch: {} }],
}

interface Margins {
  readonly margin: number
  readonly marginSame: number
}

function overlapping({ margin, marginSame }: Margins): Misfit<Margins> | null {
  if (margin <= 0 || marginSame < margin) return null
  const quarter = Number((margin / 4).toPrecision(3))
  return {
    field: 'marginSame',
    title: 'The margins overlap',
    message: `Same pairs cost nothing up to ${marginSame}, different ones from ${margin} on: a distance that suits both lets the loss be 0 with nothing learnt.`,
    mend: { label: `Set ${quarter}`, patch: { marginSame: quarter } },
  }
}
