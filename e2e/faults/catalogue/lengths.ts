/** Ended too early, or went on too long. */
import { faultsOf } from './entry'

export const LENGTHS = [
  ...faultsOf('few_steps', [
    ['small', 'steps=3'],
    ['softmax', 'steps=10'],
    ['encoder', 'steps=3'],
    ['faces', 'steps=5'],
    ['koch', 'steps=4'],

    ['triplet&lr=0.0003', 'steps=2'],
    ['manhattan', 'steps=3'],
    ['bce', 'steps=5'],
    ['sigmoid_stack', 'steps=20'],
    ['faces_triplet', 'steps=5'],
    ['faces_koch', 'steps=30'],
    ['test_model', 'steps=4'],
  ]),
  ...faultsOf('by_heart', [
    ['faces', 'steps=1200'],
    ['faces', 'layers=flatten()-dense(256,relu)-dense(64,linear)', 'no convolution'],
    ['faces_double', 'layers=flatten()-dense(128,relu)-dense(64,linear)', 'no convolution'],
    ['faces&heldout=60', 'steps=800'],
  ]),
]
