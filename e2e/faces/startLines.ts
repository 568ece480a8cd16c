/**
 * Set-ups that a set of one's own may start with, plain and augmented, on sets of several sizes: one
 * line a variant, as keys of the link. Whoever is not trained on is judged, or as many as there are.
 */
import { DIGITS_ID } from './digits'
import { THREE } from './variants'

export interface StartLine {
  /** People × photos of each that are trained on. */
  readonly set: string
  readonly network: string
  readonly augmentation: string
  readonly keys: string
}

const SETS = {
  '12 × 6': 'data=faces&heldout=80&people=12&photos=6',
  '32 × 12': 'data=faces&heldout=60&people=32',
  '64 × 12': 'data=faces&people=64',
  '6 × 20 MNIST digits': `data=own&set=${DIGITS_ID}&heldout=40`,
} as const

const DIGITS = '6 × 20 MNIST digits'

const NETWORKS = {
  Encoder: '',
  'three convolutions': THREE,
  'three convolutions, triplet loss': `norm=standardized&${THREE}&loss=triplet`,
} as const

const UNMIRRORED = 'shift=8&zoom=15&rotate=10'
const GEOMETRY = `flip=1&${UNMIRRORED}`
const LIGHT = 'brightness=20&contrast=30'
const AUGMENTATIONS = {
  none: '',
  'mirror, shift 8 %, scale 15 %, rotation 10°': GEOMETRY,
  'shift 8 %, scale 15 %, rotation 10°': UNMIRRORED,
  'brightness 20 %, contrast 30 %': LIGHT,
  'all of these': `${GEOMETRY}&${LIGHT}`,
} as const

const line = (
  set: keyof typeof SETS,
  network: keyof typeof NETWORKS,
  augmentation: keyof typeof AUGMENTATIONS,
): StartLine => ({
  set,
  network,
  augmentation,
  keys: [
    SETS[set],
    set === DIGITS ? '' : 'size=32&channels=3',
    NETWORKS[network],
    AUGMENTATIONS[augmentation],
  ]
    .filter((each) => each !== '')
    .join('&'),
})

const plainAndAugmented = (set: keyof typeof SETS, network: keyof typeof NETWORKS) => [
  line(set, network, 'none'),
  line(set, network, 'all of these'),
]

export const START_LINES: readonly StartLine[] = [
  ...plainAndAugmented('12 × 6', 'Encoder'),
  line('12 × 6', 'three convolutions', 'none'),
  line('12 × 6', 'three convolutions', 'mirror, shift 8 %, scale 15 %, rotation 10°'),
  line('12 × 6', 'three convolutions', 'brightness 20 %, contrast 30 %'),
  line('12 × 6', 'three convolutions', 'all of these'),
  ...plainAndAugmented('12 × 6', 'three convolutions, triplet loss'),
  ...(['32 × 12', '64 × 12'] as const).flatMap((set) =>
    (['three convolutions', 'three convolutions, triplet loss'] as const).flatMap((network) =>
      plainAndAugmented(set, network),
    ),
  ),
  line(DIGITS, 'Encoder', 'none'),
  line(DIGITS, 'three convolutions', 'none'),
  line(DIGITS, 'three convolutions', 'shift 8 %, scale 15 %, rotation 10°'),
  line(DIGITS, 'three convolutions', 'mirror, shift 8 %, scale 15 %, rotation 10°'),
]
