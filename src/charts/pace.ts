/** How often a chart is drawn: at rest for 300 ms, or longer, so that it draws a fifth of the time. */
const SHORTEST = 300

/** Milliseconds to rest after a draw that took this many. */
export function restAfter(drawTime: number): number {
  return Math.max(SHORTEST, 4 * drawTime)
}
