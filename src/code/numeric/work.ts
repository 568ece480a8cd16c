/**
 * What a computation may cost and what it meets on its way. A pasted program can ask for more than
 * anyone wants to wait for, so every operation says how many numbers it makes before it makes them;
 * and a root that is taken of exactly 0 is worth knowing, since its slope is infinite there.
 */
import { NumericError } from './numericError'

/** The largest array, in numbers. */
export const LARGEST = 1_000_000
/** Numbers made in one go where nobody sets a limit: a tenth of a second. */
const USUAL = 4_000_000

/** More numbers at once than anything here needs. */
export class TooLarge extends NumericError {}

interface Work {
  left: number
  roots: number
}

let work: Work = { left: Infinity, roots: 0 }

/** Says that so many numbers are about to be computed. Throws where that is too much. */
export function spend(numbers: number): void {
  if (numbers > LARGEST)
    throw new TooLarge(`an array of ${numbers.toLocaleString('en')} numbers is too large here`)
  work.left -= numbers + 1
  if (work.left < 0) throw new NumericError('it computes more than is tried here')
}

/** Says that a root whose slope is infinite at 0 was taken of these values. */
export function tookRoot(values: Float64Array): void {
  if (values.includes(0)) work.roots++
}

/** Runs something that may make so many numbers. @returns its result and how often a root met a 0 */
export function watched<T>(
  run: () => T,
  numbers = USUAL,
): { readonly result: T; readonly rootsOfZero: number } {
  const before = work
  const limit = Math.min(numbers, before.left)
  work = { left: limit, roots: 0 }
  try {
    const result = run()
    return { result, rootsOfZero: work.roots }
  } finally {
    const spent = limit - work.left
    before.left -= spent
    before.roots += work.roots
    work = before
  }
}
