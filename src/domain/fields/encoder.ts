/** The network both twins share. */
import type { Field } from '../field'
import { namedByCreateModel } from '../encoders'

export const ENCODER_FIELDS: readonly Field[] = [
  {
    id: 'encoder',
    link: 'encoder',
    group: 'encoder',
    label: 'Layers',
    help: 'The network both twins share. It turns an image into an embedding.',
    kind: 'choice',
    options: [
      { value: 'encoder', label: 'Encoder', help: 'One convolution, 50 linear units.' },
      { value: 'test_model', label: 'TestModel', help: 'Two convolutions, 128 ReLU units.' },
      {
        value: 'net_definition',
        label: 'Net_Definition',
        help: 'Three convolutions, batch normalisation, 128 softmax units.',
      },
      { value: 'custom', label: 'custom', help: 'Layers of your own, edited in place.' },
    ],
  },
  {
    id: 'createModel',
    link: 'createmodel',
    group: 'encoder',
    label: 'CreateModel',
    help: 'The first question’s CreateModel ends with “network = Net_Definition(input_shape)”.',
    applies: (config) => namedByCreateModel(config.encoder),
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
  {
    id: 'layers',
    link: 'layers',
    group: 'encoder',
    label: 'Custom layers',
    help: 'The layers of the custom encoder, first to last.',
    applies: (config) => config.encoder === 'custom',
    kind: 'layers',
  },
  {
    id: 'initializer',
    link: 'init',
    group: 'encoder',
    label: 'Initial weights',
    help: 'How the kernels of convolutions and dense layers begin; biases begin at 0.',
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
