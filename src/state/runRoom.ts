/**
 * Room for kept runs: what they take of the browser's storage, and the oldest that go where that is more
 * than the budget, or where the browser has no room left. Pinned runs stay, and those that a tab has open.
 */
import { createStore } from 'zustand/vanilla'
import { beyondBudget, bytesOfRuns, defaultBudget, toFree } from '../domain/keptRuns/budget'
import type { KeptRun } from '../domain/keptRun'
import { bytesText } from '../domain/memory'
import { readKeptRuns, removeRuns } from './keptRuns'
import { preferencesStore, setRunsBudget } from './preferences'
import { tabRuns } from './runs'
import { runsTableStore } from './runsTable'

export interface Room {
  /** Bytes of the browser's storage that the whole page takes, and may; null where it does not say. */
  readonly used: number | null
  readonly quota: number | null
  /** What was removed to make room, in words; null for nothing. */
  readonly removed: string | null
}

export const roomStore = createStore<Room>(() => ({ used: null, quota: null, removed: null }))

export const dismissRemoved = () => roomStore.setState({ removed: null })

export const budgetNow = () =>
  preferencesStore.getState().runsBudget ?? defaultBudget(roomStore.getState().quota)

/** Asks the browser how much there is. */
export async function measureRoom(): Promise<void> {
  try {
    const { usage = null, quota = null } = await navigator.storage.estimate()
    roomStore.setState({ used: usage, quota })
  } catch {
    // A browser that does not say: then the default budget holds.
  }
}

/** Takes another budget, null for the default, and removes what is beyond it. */
export async function chooseBudget(bytes: number | null): Promise<void> {
  setRunsBudget(bytes)
  await keepWithinBudget()
}

let turn: Promise<unknown> = Promise.resolve()
/** One after another, so that nothing is removed twice over. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

export const keepWithinBudget = () =>
  inTurn(async () => {
    const [runs, open] = await Promise.all([readKeptRuns(), tabRuns.open(), measureRoom()])
    const budget = budgetNow()
    const gone = beyondBudget(runs, budget, open)
    await remove(gone, `to stay within ${bytesText(budget)}`)
  })

/** Makes room for a run that could not be kept; resolves to whether there is any more. */
export const makeRoom = (bytes: number) =>
  inTurn(async () => {
    const [runs, open] = await Promise.all([readKeptRuns(), tabRuns.open()])
    const gone = toFree(runs, Math.max(1, bytes), open)
    await remove(gone, 'since the browser had no room left')
    return gone.length > 0
  })

async function remove(gone: readonly KeptRun[], why: string): Promise<void> {
  if (gone.length === 0) return
  await removeRuns(gone)
  const ids = new Set(gone.map(({ id }) => id))
  runsTableStore.setState(({ deleting }) => ({
    deleting: deleting.filter(({ id }) => !ids.has(id)),
  }))
  const which =
    gone.length === 1 ? 'The oldest kept run was' : `The ${gone.length} oldest kept runs were`
  roomStore.setState({
    removed: `${which} removed ${why}: ${bytesText(bytesOfRuns(gone))} are free again. Pinned runs stay.`,
  })
  await measureRoom()
}
