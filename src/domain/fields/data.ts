/** What a run is fed with. */
import { optionsOf } from '../choices/choice'
import { SOURCES } from '../choices/sources'
import type { RunConfig } from '../config'
import type { Field } from '../field'
import { ownRows } from './ownRows'

/** Whether it is the person who says what is held out. */
const isSplit = ({ data }: RunConfig) => SOURCES[data].splits

export const DATA_FIELDS: readonly Field[] = [
  {
    id: 'data',
    link: 'data',
    group: 'data',
    label: 'Images',
    help: 'Where the images come from.',
    kind: 'choice',
    options: optionsOf(SOURCES),
  },
  ...ownRows('data', SOURCES, 'data'),
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
      {
        value: 'listed',
        label: 'as listed',
        help: 'The pairs of the list that came with your photos, each once an epoch, shuffled.',
      },
    ],
  },
  {
    id: 'hardNegatives',
    link: 'hard',
    group: 'data',
    label: 'Hard negatives',
    help: 'Different pairs that look alike: of eight drawn, the one whose pixels lie nearest.',
    rare: true,
    applies: ({ pairs }) => pairs === 'balanced',
    kind: 'choice',
    options: [
      { value: 0, label: 'off' },
      { value: 1, label: 'on' },
    ],
  },
  {
    id: 'split',
    link: 'split',
    group: 'data',
    label: 'Split by',
    help: 'What is kept from training, to judge by. A photo and its near duplicates never stand on both sides.',
    applies: isSplit,
    kind: 'choice',
    options: [
      { value: 'identity', label: 'identity', help: 'People the network has never seen.' },
      { value: 'image', label: 'image', help: 'Other photos of people it has seen.' },
      {
        value: 'folds',
        label: 'the list’s folds',
        help: 'The list says which pairs are held out.',
      },
    ],
  },
  {
    id: 'heldOutPercent',
    link: 'heldout',
    group: 'data',
    label: 'Held out',
    help: 'Share of the images kept from training.',
    applies: (config) => isSplit(config) && config.split !== 'folds',
    kind: 'number',
    min: 5,
    max: 80,
    integer: true,
    scale: 'linear',
    unit: '%',
  },
  {
    id: 'fold',
    link: 'fold',
    group: 'data',
    label: 'Fold',
    help: 'The fold of the list that is held out; the others are trained on. With all of them held out, training sees only people whom the list does not name.',
    applies: (config) => isSplit(config) && config.split === 'folds',
    kind: 'number',
    min: 1,
    max: 100,
    integer: true,
    zero: 'all of them',
  },
  {
    id: 'selfPairs',
    link: 'self',
    group: 'data',
    label: 'Self-pairs',
    help: 'Whether an image may be paired with itself; its distance is then exactly 0.',
    rare: true,
    applies: ({ pairs }) => pairs !== 'listed',
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
    help: 'Grey, or red, green and blue. Colour becomes grey by its luminance; grey is repeated three times.',
    rare: true,
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
    rare: true,
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
