/** How often a chart is drawn: at rest for 300 ms, or longer, so that it draws a fifth of the time. */
const SHORTEST = 300
/** A first draw on a busy machine may take seconds; the chart must not stand still for it. */
const LONGEST = 2000

/** Milliseconds to rest after a draw that took this many. */
export function restAfter(drawTime: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, 4 * drawTime))
}
