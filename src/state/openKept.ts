/** From a row of the table to the runs A and B. */
import type { RunId } from '../domain/config'
import type { KeptRun } from '../domain/keptRun'
import { show, tabRuns } from './runs'

/** Resolves to why it cannot be opened, or to null. One whose photos or weights are not here waits for them. */
export async function openKept(id: RunId, kept: KeptRun): Promise<string | null> {
  const as = await tabRuns.adopt(id, kept.id)
  if (as === null) return 'This run is open in another tab. Close it there, then open it here.'
  show(id, kept, as)
  return null
}
