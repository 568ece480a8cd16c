/** Why something cannot be computed, in words for the person whose code it is. */
export class NumericError extends Error {
  override readonly name = 'NumericError'
}
