/** Numbers out of noisy measurements. */

/** The median; the mean of the middle two where there is an even number, NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

/** Steps that a measurement must have: one to warm up, two to measure. */
export const FEWEST_STEPS = 3

/** Steps without the first quarter, in which code is still being compiled and memory found. */
export function warmSteps(ms: readonly number[]): number[] {
  return ms.slice(Math.ceil(ms.length / 4))
}

/** What is known of a rival on a backend: milliseconds of a step with so many operations. */
export interface Known {
  readonly flops: number
  readonly ms: number
}

/**
 * The least milliseconds that a step of so many operations can be expected to take: the best rate
 * seen so far, kept. Undefined where nothing was seen.
 */
export function expectedMs(known: readonly Known[], flops: number): number | undefined {
  const rates = known.map(({ ms, flops: seen }) => ms / seen)
  return rates.length === 0 ? undefined : Math.min(...rates) * flops
}
