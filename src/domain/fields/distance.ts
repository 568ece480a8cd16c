/** From two embeddings to what the loss is given. */
import { optionsOf } from '../choices/choice'
import { DISTANCES } from '../choices/distances'
import { HEADS } from '../choices/heads'
import type { Field } from '../field'
import { ownRows } from './ownRows'

export const DISTANCE_FIELDS: readonly Field[] = [
  {
    id: 'distance',
    link: 'distance',
    group: 'distance',
    label: 'Distance',
    help: 'How far apart two embeddings a and b are.',
    kind: 'choice',
    options: optionsOf(DISTANCES),
  },
  ...ownRows('distance', DISTANCES, 'distance', ({ head }) => HEADS[head].takesDistance),
  {
    id: 'head',
    link: 'head',
    group: 'distance',
    label: 'Head',
    help: 'What the loss is given.',
    kind: 'choice',
    options: optionsOf(HEADS),
  },
  ...ownRows('head', HEADS, 'distance'),
]
