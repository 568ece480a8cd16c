/**
 * The table of kept runs: whether it is on the screen, and deletions that can still be undone. A deletion
 * is carried out once its time is over; until then it is known to this page alone, so that a page that is
 * left or reloaded before has deleted nothing.
 */
import { createStore } from 'zustand/vanilla'
import type { KeptRun } from '../domain/keptRun'
import { keptRunsStore, readKeptRuns, removeRuns } from './keptRuns'
import { tabRuns } from './runs'

export interface RunsTable {
  readonly open: boolean
  /** Runs that are deleted unless that is undone; they are not shown. */
  readonly deleting: readonly KeptRun[]
  /** What else there is to say, such as what could not be done; null for nothing. */
  readonly said: string | null
}

export const runsTableStore = createStore<RunsTable>(() => ({
  open: false,
  deleting: [],
  said: null,
}))

/** Milliseconds in which a deletion can be undone. */
export const UNDO_FOR = 10_000

let timer: ReturnType<typeof setTimeout> | undefined

export function showRuns(open: boolean): void {
  runsTableStore.setState({ open })
  if (open) void readKeptRuns()
}

export const say = (said: string | null) => runsTableStore.setState({ said })

/** Deletes runs after a while; those that were to be deleted before are deleted along, then. */
export function deleteRuns(runs: readonly KeptRun[]): void {
  const { deleting } = runsTableStore.getState()
  runsTableStore.setState({ deleting: [...deleting, ...runs], said: null })
  clearTimeout(timer)
  timer = setTimeout(() => void carryOut(), UNDO_FOR)
}

export function undoDeletion(): void {
  clearTimeout(timer)
  runsTableStore.setState({ deleting: [] })
}

async function carryOut(): Promise<void> {
  const { deleting } = runsTableStore.getState()
  const open = await tabRuns.open()
  const kept = new Map(keptRunsStore.getState().runs.map((run) => [run.id, run]))
  // A run may have been opened, or gone on, since.
  const gone = deleting.filter(({ id }) => !open.has(id))
  try {
    await removeRuns(gone.map((run) => kept.get(run.id) ?? run))
    const stayed = deleting.length - gone.length
    if (stayed > 0)
      say(`${stayed} of ${deleting.length} runs are open in a tab and were not deleted.`)
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown)
    say(`The runs could not be deleted: ${cause} Reload the page and try again.`)
  }
  const done = new Set(deleting)
  runsTableStore.setState((now) => ({ deleting: now.deleting.filter((run) => !done.has(run)) }))
}
