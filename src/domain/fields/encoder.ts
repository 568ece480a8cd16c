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
    help: 'How the kernels of convolutions and dense layers begin, where a layer says nothing else; biases begin at 0.',
    rare: true,
    kind: 'choice',
    options: [
      { value: 'glorot_uniform', label: 'Glorot uniform', help: 'Keras’s default.' },
      { value: 'glorot_normal', label: 'Glorot normal' },
      { value: 'he_uniform', label: 'He uniform', help: 'Made for ReLU.' },
      { value: 'he_normal', label: 'He normal' },
      { value: 'lecun_uniform', label: 'LeCun uniform' },
      { value: 'lecun_normal', label: 'LeCun normal', help: 'Made for SELU.' },
      {
        value: 'torch_default',
        label: 'PyTorch’s default',
        help: 'Uniform within 1 / √inputs; biases too.',
      },
      { value: 'random_normal', label: 'normal, σ 0.05', help: 'Whatever the layer’s size.' },
    ],
  },
  {
    id: 'weights',
    link: 'weights',
    group: 'encoder',
    label: 'Start weights',
    help: 'Weights of a file that the network begins with. A head that the file says nothing of begins as drawn.',
    rare: true,
    kind: 'weights',
  },
  {
    id: 'frozen',
    link: 'freeze',
    group: 'encoder',
    label: 'Frozen layers',
    help: 'So many of the first layers stay as they begin, as with Keras’s trainable = False: no gradient, no update, no L2; batch normalisation goes by its moving statistics, and these stay. Dropout still drops.',
    rare: true,
    kind: 'number',
    min: 1,
    max: 100,
    integer: true,
    zero: 'none',
    worthTrying: [0, 2, 4],
  },
]
