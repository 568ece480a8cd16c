import { DIGIT_SIDE } from '../../digit'
import { CENTRE_CROP } from '../../intake'
import { MNIST_EACH, MNIST_SIDE } from '../../mnist'
import { mnistDigits } from '../../mnistDigits'
import { SET_WORDS } from '../../setKind'
import type { NoFields } from '../choice'
import { PEOPLE } from './people'
import { photosProblem } from './photosProblem'
import { mnist01 } from './mnist01'
import type { SourceFacts } from './source'
import { thousands } from '../../thousands'

export const mnist: SourceFacts<NoFields, 'file'> = {
  ...PEOPLE,
  label: 'MNIST 0 to 9',
  help: `All ten digits, ${thousands(MNIST_EACH.train)} training and ${thousands(MNIST_EACH.heldOut)} test images of each. Held out are the test images, or digits the network has never seen.`,
  fields: {},
  supply: { from: 'file', path: 'data/mnist.bin' },
  // Made when it is asked for: few look at it.
  get set() {
    return mnistDigits()
  },
  input: { size: MNIST_SIDE, channels: 1 },
  testImages: true,
  beginsWith: { split: 'image' },
  standsIn: null,
  credit: mnist01.credit,
  takesDigits: true,
  words: () => SET_WORDS.digits,
  problem: (config) => photosProblem(config, mnistDigits()),
  pictures: () => ({ side: DIGIT_SIDE, channels: 1, crop: CENTRE_CROP }),
}
