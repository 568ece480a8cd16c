import type { NoFields } from '../choice'
import type { OutputSettings } from '../../outputs'
import { HEADS } from '../heads'
import { crossEntropyFloors, entropy } from './crossEntropyFloors'
import type { LossFacts, Misfit } from './loss'
import { found } from './sharedMisfits'

/** Binary cross-entropy of P(label = 1). */
export const bce: LossFacts<NoFields> = {
  label: 'cross-entropy',
  help: 'Binary; the head’s output is P(label = 1).',
  fields: {},
  withinBatch: false,
  output: 'probability_of_1',
  threshold: () => 0.5,
  marginLine: () => null,
  floors: crossEntropyFloors,
  guessing: entropy,
  misfits: (config) => found(ofDistance(config)),
  trials: [
    {
      text: 'Cross-entropy',
      about: 'On |a − b| → Dense(1) + σ.',
      patch: { head: 'absdiff_sigmoid' },
    },
  ],
}

type Settings = Pick<OutputSettings, 'head' | 'headStart'>

const ofDistance = ({ head }: Settings): Misfit<Settings> | null =>
  HEADS[head].isProbability
    ? null
    : {
        field: 'loss',
        title: 'Cross-entropy needs a probability',
        message:
          'A distance is not a probability: it can be larger than 1. Dense(1) + σ makes one of it.',
        mend: { label: 'Use Dense(1) + σ', patch: { head: 'dense_sigmoid', headStart: 'one' } },
      }
