/** From a row of the table to the runs A and B. */
import type { RunId } from '../domain/config'
import type { KeptRun } from '../domain/keptRun'
import { startFor } from './runStart'
import { show, tabRuns } from './runs'

/** Resolves to why it cannot be opened, or to null. */
export async function openKept(id: RunId, kept: KeptRun): Promise<string | null> {
  if (startFor(kept.config) === null)
    return 'The photos that this run is on are not kept in this browser. Bring them again, then open it.'
  const as = await tabRuns.adopt(id, kept.id)
  if (as === null) return 'This run is open in another tab. Close it there, then open it here.'
  show(id, kept, as)
  return null
}
