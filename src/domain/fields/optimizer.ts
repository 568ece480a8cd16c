/** How gradients become new weights. */
import { optionsOf } from '../choices/choice'
import { OPTIMIZERS } from '../choices/optimizers'
import type { Field } from '../field'
import { ownRows } from './ownRows'

export const OPTIMIZER_FIELDS: readonly Field[] = [
  {
    id: 'optimizer',
    link: 'opt',
    group: 'optimizer',
    label: 'Method',
    help: 'How gradients become new weights; the other values are Keras’s defaults.',
    kind: 'choice',
    options: optionsOf(OPTIMIZERS),
  },
  {
    id: 'learningRate',
    link: 'lr',
    group: 'optimizer',
    label: 'Learning rate',
    help: 'The size of a step. 0.001 is hot for Net_Definition.',
    kind: 'number',
    min: 1e-6,
    max: 1,
    integer: false,
    scale: 'log',
  },
  ...ownRows('optimizer', OPTIMIZERS, 'optimizer'),
  {
    id: 'clip',
    link: 'clip',
    group: 'optimizer',
    label: 'Clip gradients',
    help: 'Scales all gradients down together when their global norm is larger than this.',
    rare: true,
    kind: 'number',
    min: 1e-3,
    max: 100,
    integer: false,
    zero: 'off',
  },
  {
    id: 'batch',
    link: 'batch',
    group: 'optimizer',
    label: 'Batch',
    help: 'Pairs per step.',
    kind: 'number',
    min: 2,
    max: 256,
    integer: true,
    unit: 'pairs',
  },
]
