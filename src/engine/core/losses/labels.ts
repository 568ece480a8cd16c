import { sub, type Tensor } from '@tensorflow/tfjs-core'
import type { Convention } from '../../../domain/settings'

/** Labels [N] of pairs: 1 where a pair is what a label of 1 means. @param same 1 or 0 a pair */
export function labelsOf(same: Uint8Array, convention: Convention): Float32Array {
  return Float32Array.from(same, (bit) => (convention === 'same' ? bit : 1 - bit))
}

/** What a loss's two terms weigh. */
export interface Weights {
  /** Of the term for same pairs. */
  readonly same: Tensor
  /** Of the term for different pairs. */
  readonly different: Tensor
}

/** y and 1 − y, or the other way round, by what the loss takes a label of 1 to mean. */
export function weightsOf(labels: Tensor, convention: Convention): Weights {
  const others = sub(1, labels)
  return convention === 'same'
    ? { same: labels, different: others }
    : { same: others, different: labels }
}
