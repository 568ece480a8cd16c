import type { OutputSettings } from '../../outputs'
import type { OwnFields } from '../choice'
import { DISTANCES } from '../distances'
import { HEADS } from '../heads'
import type { TwoTermLossFacts, Misfit } from './loss'
import { convention, marginField } from './sharedFields'
import { found } from './sharedMisfits'
import { twoTerms } from './twoTerms'

const fields = {
  convention,
  margin: marginField('Different pairs whose cosine is below this cost nothing.'),
} as const satisfies OwnFields

/**
 * Cosine embedding loss: same pairs cost 1 − cos, different ones max(0, cos − m), as PyTorch's
 * CosineEmbeddingLoss. The output is the cosine distance o = 1 − cos, so these are o and
 * max(0, 1 − m − o).
 */
export const cosineEmbedding: TwoTermLossFacts<typeof fields> = {
  label: 'cosine embedding',
  help: 'Same pairs pay 1 − cos, different ones max(0, cos − m).',
  fields,
  ...twoTerms(({ margin }) => ({ near: 0, far: 1 - margin, power: 1, factor: 1 })),
  misfits: (config) => found(notOfCosine(config)),
  trials: [
    {
      text: 'Cosine embedding',
      about: 'On the angle, margin 0.',
      patch: { distance: 'cosine', margin: 0 },
    },
  ],
}

type Settings = OutputSettings & { readonly margin: number }

const notOfCosine = ({ distance, head, margin }: Settings): Misfit<Settings> | null =>
  DISTANCES[distance].angle && !HEADS[head].isProbability && margin < 1
    ? null
    : {
        field: 'loss',
        title: 'The cosine loss needs the cosine itself',
        message:
          'It is made of cos(a, b) and a margin below 1: that takes the cosine distance, raw.',
        mend: {
          label: 'Use the raw cosine distance, margin 0',
          patch: { distance: 'cosine', head: 'raw', margin: 0 },
        },
      }
