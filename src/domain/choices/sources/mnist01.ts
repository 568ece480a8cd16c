import type { DataFacts } from '../../dataCounts'
import { DIGIT_SIDE } from '../../digit'
import { CENTRE_CROP } from '../../intake'
import { MNIST_COUNTS, MNIST_IMAGES, MNIST_SIDE } from '../../mnist'
import type { NoFields } from '../choice'
import { noList } from './sharedProblems'
import type { SourceFacts } from './source'
import { thousands } from '../../thousands'

/** Zeros and ones among the training images. */
export const MNIST_FACTS: DataFacts = { counts: MNIST_COUNTS.train, listed: null, heldOut: null }

const TRAIN = thousands(MNIST_IMAGES.train)
const HELD_OUT = thousands(MNIST_IMAGES.heldOut)

export const mnist01: SourceFacts<NoFields, 'file'> = {
  label: 'MNIST 0 / 1',
  help: `Zeros and ones: ${TRAIN} to train on, ${HELD_OUT} held out.`,
  fields: {},
  supply: { from: 'file', path: 'data/mnist01.bin' },
  set: null,
  input: { size: MNIST_SIDE, channels: 1 },
  splits: false,
  testImages: false,
  beginsWith: null,
  standsIn: null,
  credit: {
    text: 'MNIST: LeCun, Cortes, Burges',
    licence: { name: 'CC BY-SA 3.0', href: './data/LICENCE-MNIST.txt' },
  },
  words: () => ({
    same: 'Same digit',
    different: 'Different digits',
    picture: 'digit',
    shown: 'digit',
    one: 'digit',
    many: 'digits',
    nobody: 'None',
  }),
  unseen: () => null,
  // No untrained encoder comes near this AUC; ½ is guessing, for both.
  bar: { auc: 0.97, accuracy: 0.75, pixels: 0.9 },
  takesDigits: true,
  facts: () => MNIST_FACTS,
  problem: ({ pairs }) =>
    pairs === 'listed' ? noList('MNIST comes without a list of pairs') : null,
  sides: () => [`${TRAIN} images to train on`, `${HELD_OUT} held out`],
  pictures: () => ({ side: DIGIT_SIDE, channels: 1, crop: CENTRE_CROP }),
}
