/** What a run is fed with. */
import type { Field } from '../field'

export const DATA_FIELDS: readonly Field[] = [
  {
    id: 'data',
    link: 'data',
    group: 'data',
    label: 'Images',
    help: 'Where the images come from. MNIST zeros and ones: 12,665 to train on, 2,115 held out.',
    kind: 'choice',
    options: [{ value: 'mnist01', label: 'MNIST 0 / 1' }],
  },
  {
    id: 'pairs',
    link: 'pairs',
    group: 'data',
    label: 'Pairs',
    help: 'How pairs are drawn from the images.',
    kind: 'choice',
    options: [
      { value: 'balanced', label: 'balanced', help: 'Half same, half different, drawn at random.' },
      { value: 'every', label: 'every pair', help: 'Each ordered pair once an epoch, shuffled.' },
    ],
  },
  {
    id: 'selfPairs',
    link: 'self',
    group: 'data',
    label: 'Self-pairs',
    help: 'Whether an image may be paired with itself; its distance is then exactly 0.',
    kind: 'choice',
    options: [
      { value: 0, label: 'off' },
      { value: 1, label: 'allowed' },
    ],
  },
  {
    id: 'size',
    link: 'size',
    group: 'data',
    label: 'Input side',
    help: 'Images are resized (bilinear) to this many pixels a side. MNIST’s own is 28.',
    kind: 'number',
    min: 28,
    max: 224,
    integer: true,
    unit: 'px',
  },
  {
    id: 'channels',
    link: 'channels',
    group: 'data',
    label: 'Channels',
    help: 'Grey, or grey repeated as red, green and blue.',
    kind: 'choice',
    options: [
      { value: 1, label: '1 (grey)' },
      { value: 3, label: '3 (RGB)' },
    ],
  },
  {
    id: 'normalization',
    link: 'norm',
    group: 'data',
    label: 'Pixels',
    help: 'What the network is given for a pixel.',
    kind: 'choice',
    options: [
      { value: 'scaled', label: '/ 255', help: '0 to 1, as both questions do.' },
      { value: 'none', label: 'as they are', help: '0 to 255: large, and so are the first steps.' },
      {
        value: 'standardized',
        label: 'standardised',
        help: 'Mean 0 and deviation 1 over all training pixels.',
      },
    ],
  },
  {
    id: 'labels',
    link: 'labels',
    group: 'data',
    label: '1 means',
    help: 'What a label of 1 says about a pair. The loss has a convention of its own.',
    kind: 'choice',
    options: [
      { value: 'same', label: 'same' },
      { value: 'different', label: 'different' },
    ],
  },
]
