import type { OwnFields } from '../choice'
import { infoNceAtEqual, infoNceFloor } from './equalDistances'
import type { LossFacts } from './loss'
import { found, withHead } from './sharedMisfits'

const fields = {
  temperature: {
    link: 'temperature',
    label: 'Temperature',
    help: 'Similarities are divided by it; small ones look at the nearest images only.',
    kind: 'number',
    min: 0.01,
    max: 2,
    integer: false,
    scale: 'log',
    default: 0.1,
    worthTrying: [0.05, 0.1, 0.5],
  },
} as const satisfies OwnFields

/** With class labels, as pytorch-metric-learning's NTXentLoss. */
export const infoNce: LossFacts<typeof fields> = {
  label: 'InfoNCE',
  help: 'Each image must find its own class among all others of the batch.',
  fields,
  withinBatch: true,
  output: 'distance',
  threshold: () => null,
  marginLine: () => null,
  floors: (config, facts) => [infoNceFloor(config, facts)],
  guessing: infoNceAtEqual,
  misfits: (config) => found(withHead(config)),
  trials: [
    {
      text: 'InfoNCE',
      about: 'On the angles to the whole batch.',
      patch: { distance: 'cosine' },
    },
  ],
}
