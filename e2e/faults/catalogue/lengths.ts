/** Ended too early, or went on too long. */
import { faultsOf } from './entry'

export const LENGTHS = [
  ...faultsOf('few_steps', [
    ['small', 'steps=3'],
    ['softmax', 'steps=10'],
    ['encoder', 'steps=3'],
    ['faces', 'steps=5'],
    ['koch', 'steps=4'],
  ]),
]
