/** How training images are varied. All of it is off by default, and nothing of it touches what is judged. */
import type { Field, NumberField } from '../field'
import type { AugmentationSettings } from '../settings'

type Amount = Exclude<keyof AugmentationSettings, 'flip'>

/** A row whose value is how far it may go; 0 is off. */
const upTo = (
  id: Amount,
  label: string,
  most: number,
  unit: string,
  worthTrying: readonly number[],
  help: string,
): NumberField => ({
  id,
  link: id,
  group: 'augmentation',
  label,
  help,
  kind: 'number',
  min: 0,
  max: most,
  integer: true,
  scale: 'linear',
  unit,
  zero: 'off',
  worthTrying,
})

export const AUGMENTATION_FIELDS: readonly Field[] = [
  {
    id: 'flip',
    link: 'flip',
    group: 'augmentation',
    label: 'Mirror',
    help: 'Mirrors half of the training images, left and right. Helps with faces and most things, which look alike either way. Hurts with digits, characters and signatures: it makes a b of a d.',
    kind: 'choice',
    options: [
      { value: 0, label: 'off' },
      { value: 1, label: 'half of the images' },
    ],
  },
  upTo(
    'shift',
    'Shift',
    40,
    '%',
    [0, 5, 10],
    'Moves each training image by up to this share of its side, across and down; edges are repeated. Helps where photos are cropped unevenly. Hurts where it pushes out what tells images apart.',
  ),
  upTo(
    'zoom',
    'Scale',
    100,
    '%',
    [0, 10, 20],
    'Makes each training image up to this much larger or smaller; edges are repeated. Helps where faces fill more of one photo than of another. Hurts where size itself tells things apart.',
  ),
  upTo(
    'rotate',
    'Rotation',
    90,
    '°',
    [0, 10, 20],
    'Turns each training image by up to this angle either way. 10° is plenty for upright faces and writing, of which more makes other signs. Helps with things photographed from any side.',
  ),
  upTo(
    'brightness',
    'Brightness',
    80,
    '%',
    [0, 10, 20],
    'Adds up to this share of white, or takes as much away, the same for a whole image. Helps where light differs from photo to photo. Hurts where shades tell things apart.',
  ),
  upTo(
    'contrast',
    'Contrast',
    90,
    '%',
    [0, 20, 40],
    'Stretches or shrinks each image’s values about their mean by up to this much. Helps where light or cameras differ. Does little for black ink on white.',
  ),
  upTo(
    'erase',
    'Erasing',
    50,
    '%',
    [0, 10, 25],
    'Fills a rectangle of up to this share of each training image with its mean colour (random erasing, Zhong et al. 2020). Helps where a hat, a hand or glasses may hide part. Hurts where a small stroke decides, as in writing.',
  ),
]
