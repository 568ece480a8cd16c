import type { OwnFields } from '../choice'
import type { TwoTermLossFacts, LossConfig } from './loss'
import { convention, margin } from './sharedFields'
import { found, withoutMargin } from './sharedMisfits'
import { twoTerms } from './twoTerms'

const fields = {
  convention,
  margin,
  /** The paper's factor ½ before both terms. */
  half: {
    link: 'half',
    label: 'Factor ½',
    help: 'Hadsell, Chopra and LeCun write ½ before both terms; Keras’s examples leave it out.',
    rare: true,
    kind: 'choice',
    options: [
      { value: 0, label: 'without' },
      { value: 1, label: 'with ½' },
    ],
    default: 0,
  },
} as const satisfies OwnFields

/**
 * Contrastive loss of Hadsell, Chopra, LeCun 2006: same pairs cost o², different ones
 * max(0, m − o)², and the setting `half` puts the paper's ½ before both; Keras's examples leave it
 * out. Convention 'same' takes a label of 1 for a same pair, 'different' swaps the terms.
 */
export const contrastive: TwoTermLossFacts<typeof fields> = {
  label: 'contrastive',
  help: 'Same pairs pay d², different ones max(0, m − d)².',
  fields,
  ...twoTerms(({ margin, half }: LossConfig<typeof fields>) => ({
    near: 0,
    far: margin,
    power: 2,
    factor: half === 1 ? 0.5 : 1,
  })),
  misfits: (config) => found(withoutMargin(config)),
  trials: [{ text: 'Contrastive', about: 'On the distance.', patch: {} }],
}
