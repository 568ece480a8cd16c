import type { Convention } from '../../../domain/config'

/** Labels [N] of pairs: 1 where a pair is what a label of 1 means. @param same 1 or 0 a pair */
export function labelsOf(same: Uint8Array, convention: Convention): Float32Array {
  return Float32Array.from(same, (bit) => (convention === 'same' ? bit : 1 - bit))
}
