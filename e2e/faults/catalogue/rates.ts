/** Steps that are too large or too small: rate, momentum, clipping. */
import { faultsOf } from './entry'

export const RATES = [
  ...faultsOf('rate_high', [
    ['small', 'lr=1'],
    ['small', 'lr=0.3'],
    ['rmsprop', 'lr=1'],
    ['rmsprop', 'lr=0.1'],
    ['sgd', 'lr=1'],
    ['plain_sgd', 'lr=1'],
    ['squared', 'lr=1'],
    ['double', 'lr=1'],
    ['koch', 'lr=1'],
    ['deep', 'lr=0.1'],
    ['deep', 'lr=1'],
    ['encoder', 'lr=0.1'],
    ['test_model', 'lr=0.03'],
    ['faces', 'lr=0.1'],
    ['softmax', 'lr=1'],
    ['relu_end', 'lr=0.3'],

    ['standardized', 'lr=0.3'],
    ['double&opt=rmsprop', 'lr=0.3'],
    ['half&opt=sgd&lr=0.02', 'lr=1'],
    ['tanh_end', 'lr=0.3'],
    ['sigmoid_end', 'lr=0.3'],
    ['batch_norm_first', 'lr=1'],
    ['dropout', 'lr=0.3'],
    ['faces&opt=sgd&lr=0.03', 'lr=1'],
    ['dense', 'lr=0.3'],
    ['flipped', 'lr=0.1'],

    ['triplet&opt=sgd&lr=0.01', 'lr=1'],
    ['faces_koch', 'lr=0.3'],
    ['relu_stack', 'lr=0.03'],
  ]),
  ...faultsOf('rate_low', [
    ['small', 'lr=0.000001'],
    ['small', 'lr=0.00001'],
    ['rmsprop', 'lr=0.000001'],
    ['sgd', 'lr=0.00001'],
    ['plain_sgd', 'lr=0.0001'],
    ['triplet', 'lr=0.000001'],
    ['info_nce', 'lr=0.000001'],
    ['bce', 'lr=0.00001'],
    ['koch', 'lr=0.000003'],
    ['encoder', 'lr=0.000001'],
    ['faces', 'lr=0.000001'],
    ['faces_triplet', 'lr=0.000001'],
    ['softmax', 'lr=0.00001'],

    ['test_model', 'lr=0.000001'],
    ['faces_nce', 'lr=0.000001'],
    ['squared&opt=sgd&lr=0.003', 'lr=0.000003'],
    ['manhattan', 'lr=0.000003'],
  ]),
  ...faultsOf('momentum', [
    ['sgd&lr=0.03', 'momentum=0.99'],
    ['faces&opt=sgd&lr=0.03', 'momentum=0.995'],

    ['sgd&lr=0.03', 'momentum=0.999'],
    ['koch&opt=sgd&lr=0.1', 'momentum=0.999'],

    ['dense&opt=sgd&lr=0.05', 'momentum=0.999'],
    ['deep&opt=sgd&lr=0.1', 'momentum=0.995'],
    ['encoder&opt=sgd&lr=0.1', 'momentum=0.99'],
    ['relu_end&opt=sgd&lr=0.03', 'momentum=0.995'],
  ]),
  ...faultsOf('clip', [
    ['sgd', 'clip=0.001'],
    ['plain_sgd', 'clip=0.001'],
    ['dense&opt=sgd&lr=0.01', 'clip=0.001'],
    ['faces&opt=sgd&lr=0.03', 'clip=0.002'],

    ['encoder&opt=sgd&lr=0.01', 'clip=0.001'],
    ['koch&opt=sgd&lr=0.1', 'clip=0.001'],
  ]),
]
