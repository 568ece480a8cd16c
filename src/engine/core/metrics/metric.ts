/**
 * Accuracy as a fraction of pairs, computed from what was read back.
 * @param outputs the head's, one a pair
 * @param same 1 where the pair is of one class
 */
export type Metric = (outputs: Float32Array, same: Uint8Array, margin: number) => number
