/** Counts and ranges as the tables write them. */
import type { Outcome } from './outcome'

/** How many, and at which steps: “9 (19–314)”. */
export const counted = (outcomes: readonly Outcome[]): string =>
  outcomes.length === 0
    ? '0'
    : `${outcomes.length} (${range(
        outcomes.map(({ steps }) => steps),
        String,
      )})`

export function range(values: readonly number[], format: (value: number) => string): string {
  const [lowest, highest] = [format(Math.min(...values)), format(Math.max(...values))]
  return lowest === highest ? lowest : `${lowest}–${highest}`
}
