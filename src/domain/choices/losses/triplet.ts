import type { CommonSettings } from '../../settings'
import type { OwnFields } from '../choice'
import { tripletCost, tripletFloor, tripletRangeFloor } from './equalDistances'
import type { LossFacts, Misfit } from './loss'
import { marginField } from './sharedFields'
import { found, withHead, withoutMargin } from './sharedMisfits'
import { thousands } from '../../thousands'

const fields = {
  margin: marginField(
    'A negative that is further from the anchor than the positive by this much costs nothing.',
  ),
  mining: {
    link: 'mining',
    label: 'Triplets',
    help: 'Which triplets of anchor, positive and negative count, within the batch.',
    kind: 'choice',
    options: [
      { value: 'all', label: 'all', help: 'Every one.' },
      {
        value: 'semi_hard',
        label: 'semi-hard',
        help: 'For each positive the nearest negative further away than it (FaceNet).',
      },
      {
        value: 'hard',
        label: 'hard',
        help: 'For each anchor its furthest positive and nearest negative.',
      },
    ],
    default: 'semi_hard',
  },
  tripletForm: {
    link: 'tripletform',
    label: 'Triplet costs',
    help: 'What a triplet costs by its excess x = d(a, p) − d(a, n) + m.',
    rare: true,
    kind: 'choice',
    options: [
      { value: 'hinge', label: 'max(0, x)' },
      {
        value: 'soft',
        label: 'ln(1 + eˣ)',
        help: 'The soft margin of Hermans, Beyer and Leibe 2017, where m is 0: it pushes on for ever.',
      },
    ],
    default: 'hinge',
  },
} as const satisfies OwnFields
type Mining = (typeof fields.mining.options)[number]['value']

/** Measured: tensors of M³ values that mining holds at one time. */
const CUBES: Readonly<Record<Mining, number>> = { all: 6, semi_hard: 12, hard: 0 }
/** The largest batch whose triplets are looked at one by one: 2N images make (2N)³ of them. */
export const LARGEST_TRIPLET_BATCH = 64

/** An anchor, a positive of its class and a negative of another, as in FaceNet (Schroff 2015). */
export const triplet: LossFacts<typeof fields> = {
  label: 'triplet',
  help: 'max(0, d(a, p) − d(a, n) + m) over three images of the batch.',
  fields,
  withinBatch: true,
  output: 'distance',
  threshold: () => null,
  marginLine: () => null,
  floors: (config) => found(tripletRangeFloor(config), tripletFloor(config)),
  guessing: (config) => tripletCost(config),
  misfits: (config) =>
    found(
      withHead(config),
      config.tripletForm === 'soft' ? null : withoutMargin(config),
      tooMany(config),
    ),
  cubes: ({ mining }) => CUBES[mining],
  trials: [
    { text: 'Triplet, all', about: 'Every triplet of the batch.', patch: { mining: 'all' } },
    {
      text: 'Triplet, semi-hard',
      about: 'Negatives just beyond the positive.',
      patch: { mining: 'semi_hard' },
    },
    {
      text: 'Triplet, hard',
      about: 'Furthest positive, nearest negative.',
      patch: { mining: 'hard' },
    },
  ],
}

type Batched = Pick<CommonSettings, 'batch'>

function tooMany({ mining, batch }: Batched & { readonly mining: Mining }): Misfit<Batched> | null {
  if (CUBES[mining] === 0 || batch <= LARGEST_TRIPLET_BATCH) return null
  const images = thousands(2 * batch)
  const million = thousands(Math.round((2 * batch) ** 3 / 1e6))
  return {
    field: 'batch',
    title: 'Too many triplets',
    message: `Every three of the ${images} images of a batch are looked at, ${million} million. “hard” takes any batch, the others up to ${LARGEST_TRIPLET_BATCH} pairs.`,
    mend: {
      label: `Set ${LARGEST_TRIPLET_BATCH} pairs`,
      patch: { batch: LARGEST_TRIPLET_BATCH },
    },
  }
}
