/** Kept runs as a file to take along, and back from one. */
import type { KeptRun } from '../domain/keptRun'
import { counted } from '../domain/splitCounts'
import { exportRuns, importRuns } from '../engine'
import { readKeptRuns } from './keptRuns'
import { keepWithinBudget } from './runRoom'
import { keepNow } from './runs'

/** Rejects with an Error for the person. */
export function exportKept(runs: readonly KeptRun[]): Promise<Blob> {
  // Of runs that go on, as near to now as can be.
  keepNow()
  return exportRuns(runs.map(({ id }) => id))
}

/** Keeps the runs of a file; resolves to what came of it, in words. */
export async function importKept(file: Blob): Promise<string> {
  try {
    const { added, problems } = await importRuns(file)
    await readKeptRuns()
    await keepWithinBudget()
    return [`${counted(added.length, 'run', 'runs')} imported.`, ...problems].join(' ')
  } catch (thrown) {
    return `Nothing was imported. ${thrown instanceof Error ? thrown.message : String(thrown)}`
  }
}
