/** What augmentation brings where there are few photos: one line a variant, as keys of the link. */
import { THREE } from './variants'

export interface AugmentationLine {
  readonly network: string
  readonly augmentation: string
  readonly keys: string
}

/** Twelve people with six photos each; the 64 who are held out are judged. */
const FEW = 'data=faces&heldout=80&people=12&photos=6&size=32&channels=3'
const GEOMETRY = 'flip=1&shift=8&zoom=15&rotate=10'
const LIGHT = 'brightness=20&contrast=30'

const AUGMENTATIONS = [
  ['none', ''],
  ['mirror', 'flip=1'],
  ['mirror, shift 8 %, scale 15 %, rotation 10°', GEOMETRY],
  ['brightness 20 %, contrast 30 %', LIGHT],
  ['erasing 20 %', 'erase=20'],
  ['geometry and light', `${GEOMETRY}&${LIGHT}`],
  ['geometry, light and erasing', `${GEOMETRY}&${LIGHT}&erase=20`],
] as const

const line = (network: string, augmentation: string, ...keys: readonly string[]) => ({
  network,
  augmentation,
  keys: [FEW, ...keys].filter((each) => each !== '').join('&'),
})
const [none] = AUGMENTATIONS
const some = AUGMENTATIONS.slice(-2)

export const AUGMENTATION_LINES: readonly AugmentationLine[] = [
  ...AUGMENTATIONS.map(([name, keys]) => line('Encoder, 300 steps', name, keys)),
  ...[none, ...some].map(([name, keys]) => line('Encoder, 900 steps', name, keys, 'steps=900')),
  ...[none, ...some].map(([name, keys]) =>
    line('three convolutions, 300 steps', name, keys, THREE),
  ),
]
