/** Accuracies that are written for something else, and the wrong model. */
import { faultsOf } from './entry'

export const METRICS = faultsOf('metric', [
  ['small', 'metric=binary_accuracy'],
  ['flipped', 'metric=keras_lt_half'],
  ['manhattan', 'metric=keras_lt_half'],
  ['bce', 'metric=keras_lt_half'],
  ['cosine_embedding', 'metric=binary_accuracy'],
  ['encoder', 'metric=binary_accuracy'],
  ['faces', 'metric=binary_accuracy'],
  ['koch', 'metric=keras_lt_half'],
  ['squared', 'metric=binary_accuracy'],
  ['test_model', 'metric=binary_accuracy'],
  ['double', 'metric=binary_accuracy'],
])
