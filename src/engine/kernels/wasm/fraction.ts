/** A fraction as an argument of a task: the integer that has its bits in single precision. */
export function fraction(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0]!
}
