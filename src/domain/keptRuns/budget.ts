/** How much of the browser's storage runs may take, and which go where that is too much. */
import type { KeptRun } from '../keptRun'

const LARGEST_DEFAULT = 1e9
const SHARE_OF_QUOTA = 0.4

/** Where a person has not chosen one. @param quota what the browser grants the page; null where it does not say */
export const defaultBudget = (quota: number | null) =>
  quota === null ? LARGEST_DEFAULT : Math.min(LARGEST_DEFAULT, SHARE_OF_QUOTA * quota)

export const bytesOfRuns = (runs: readonly Pick<KeptRun, 'bytes'>[]) =>
  runs.reduce((sum, { bytes }) => sum + bytes, 0)

/** Runs that may be removed, oldest first: neither pinned nor open in a tab. */
const removable = (runs: readonly KeptRun[], open: ReadonlySet<string>) =>
  runs
    .filter(({ id, label }) => !label.pinned && !open.has(id))
    .toSorted((a, b) => a.changed - b.changed)

/** Which runs go so that what stays is within the budget; all that may where it is not even then. */
export function beyondBudget(
  runs: readonly KeptRun[],
  budget: number,
  open: ReadonlySet<string>,
): readonly KeptRun[] {
  let left = bytesOfRuns(runs)
  return removable(runs, open).filter(({ bytes }) => {
    if (left <= budget) return false
    left -= bytes
    return true
  })
}

/** Which runs go where so many bytes are wanted and the browser has no room; none where that is not to be had. */
export function toFree(
  runs: readonly KeptRun[],
  wanted: number,
  open: ReadonlySet<string>,
): readonly KeptRun[] {
  let freed = 0
  return removable(runs, open).filter(({ bytes }) => {
    if (freed >= wanted) return false
    freed += bytes
    return true
  })
}
