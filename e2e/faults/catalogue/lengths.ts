/** Ended too early, or went on too long. */
import { faultsOf } from './entry'

export const LENGTHS = [
  ...faultsOf('few_steps', [
    ['small', 'steps=3'],
    ['encoder', 'steps=3'],
    ['koch', 'steps=4'],
    ['manhattan', 'steps=3'],
    ['bce', 'steps=5'],
    ['test_model', 'steps=2'],
    ['head', 'steps=5'],
    ['tanh_end', 'steps=2'],
  ]),
  ...faultsOf('by_heart', [
    ['faces&heldout=60', 'steps=800'],
    ['faces_double&steps=500', 'heldout=80'],
    ['faces&steps=500&opt=rmsprop', 'heldout=80'],
    ['faces&heldout=70', 'steps=900'],
    ['faces&heldout=80', 'steps=600'],
  ]),
]
