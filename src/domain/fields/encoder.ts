/** The network both twins share. */
import { optionsOf } from '../choices/choice'
import { ENCODERS } from '../choices/encoders'
import type { Field } from '../field'
import { ownRows } from './ownRows'

export const ENCODER_FIELDS: readonly Field[] = [
  {
    id: 'encoder',
    link: 'encoder',
    group: 'encoder',
    label: 'Layers',
    help: 'The network both twins share. It turns an image into an embedding.',
    kind: 'choice',
    options: optionsOf(ENCODERS),
  },
  {
    id: 'createModel',
    link: 'createmodel',
    group: 'encoder',
    label: 'CreateModel',
    help: 'The first question’s CreateModel ends with “network = Net_Definition(input_shape)”.',
    rare: true,
    applies: ({ encoder }) => ENCODERS[encoder].namedByCreateModel,
    kind: 'choice',
    options: [
      { value: 'as_named', label: 'builds what is named' },
      {
        value: 'as_posted',
        label: 'as posted',
        help: 'Builds Net_Definition, whichever model is named.',
      },
    ],
  },
  ...ownRows('encoder', ENCODERS, 'encoder'),
  {
    id: 'initializer',
    link: 'init',
    group: 'encoder',
    label: 'Initial weights',
    help: 'How the kernels of convolutions and dense layers begin; biases begin at 0.',
    rare: true,
    kind: 'choice',
    options: [
      { value: 'glorot_uniform', label: 'Glorot uniform', help: 'Keras’s default.' },
      { value: 'glorot_normal', label: 'Glorot normal' },
      { value: 'he_uniform', label: 'He uniform', help: 'Made for ReLU.' },
      { value: 'he_normal', label: 'He normal' },
      { value: 'random_normal', label: 'normal, σ 0.05', help: 'Whatever the layer’s size.' },
    ],
  },
]
