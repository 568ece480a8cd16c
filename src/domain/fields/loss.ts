/** What training makes small, and how it is judged. */
import { optionsOf } from '../choices/choice'
import { LOSSES } from '../choices/losses'
import type { Field } from '../field'
import { ownRows } from './ownRows'

export const LOSS_FIELDS: readonly Field[] = [
  {
    id: 'loss',
    link: 'loss',
    group: 'loss',
    label: 'Loss',
    help: 'What training makes small.',
    kind: 'choice',
    options: optionsOf(LOSSES),
  },
  ...ownRows('loss', LOSSES, 'loss'),
  {
    id: 'metric',
    link: 'metric',
    group: 'loss',
    label: 'Accuracy',
    help: 'How the output judges a pair. AUC, EER and best-threshold accuracy are always measured.',
    rare: true,
    kind: 'choice',
    options: [
      {
        value: 'verified',
        label: 'verified',
        help: 'Against what the labels mean, at the threshold that the loss aims at.',
      },
      {
        value: 'keras_lt_half',
        label: 'label = (output < ½)',
        help: 'As the first question wrote it: right only where 1 means same.',
      },
      {
        value: 'binary_accuracy',
        label: 'binary_accuracy',
        help: 'As the second question wrote it, label = (output > ½): upside down where 1 means same.',
      },
    ],
  },
  {
    id: 'l2',
    link: 'l2',
    group: 'loss',
    label: 'L2 on kernels',
    help: 'λ of the penalty λ·Σw² on kernels: Keras’s kernel_regularizer; as weight_decay of PyTorch’s SGD it is 2λ.',
    rare: true,
    kind: 'number',
    min: 1e-7,
    max: 1,
    integer: false,
    zero: 'none',
  },
  {
    id: 'l2Applied',
    link: 'l2applied',
    group: 'loss',
    label: 'Penalty',
    help: 'Keras’s fit() adds model.losses to the loss; a loop of your own, in Keras or PyTorch, must add its penalty itself.',
    rare: true,
    applies: (config) => config.l2 > 0,
    kind: 'choice',
    options: [
      { value: 1, label: 'added to the loss' },
      { value: 0, label: 'never added', help: 'As in the second question’s train_step.' },
    ],
  },
]
