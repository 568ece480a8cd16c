/** Long tasks of the page's thread, told apart by when they began. */

export interface Task {
  /** Both in milliseconds, of the page's own clock. */
  readonly start: number
  readonly ms: number
}

export interface Tasks {
  readonly longest: number
  readonly over50: number
  readonly over200: number
}

/** Tasks that were still going on at a time, or began later, but before another. */
export function tasksBetween(tasks: readonly Task[], from: number, to: number): Tasks {
  const lengths = tasks
    .filter(({ start, ms }) => start + ms > from && start < to)
    .map(({ ms }) => ms)
  return {
    longest: Math.max(0, ...lengths),
    over50: lengths.length,
    over200: lengths.filter((ms) => ms > 200).length,
  }
}
