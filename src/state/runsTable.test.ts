import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptRun } from '../domain/keptRuns/testRuns'

const removed: string[] = []
const open = new Set<string>()
vi.mock('./keptRuns', () => ({
  keptRunsStore: { getState: () => ({ runs: [] }) },
  readKeptRuns: vi.fn(),
  removeRuns: async (runs: readonly { id: string }[]) =>
    void removed.push(...runs.map((r) => r.id)),
}))
vi.mock('./runs', () => ({ tabRuns: { open: async () => open } }))
const { deleteRuns, runsTableStore, undoDeletion, UNDO_FOR } = await import('./runsTable')

const [first, second] = [keptRun(1), keptRun(2)]

beforeEach(() => {
  vi.useFakeTimers()
  removed.length = 0
  open.clear()
})
afterEach(() => vi.useRealTimers())

describe('a deletion', () => {
  it('is not carried out before its time, and then is', async () => {
    deleteRuns([first])
    await vi.advanceTimersByTimeAsync(UNDO_FOR - 1)
    expect(removed).toEqual([])
    expect(runsTableStore.getState().deleting).toEqual([first])
    await vi.advanceTimersByTimeAsync(1)
    expect(removed).toEqual([first.id])
    expect(runsTableStore.getState().deleting).toEqual([])
  })

  it('waits for a later one, and both are undone at once', async () => {
    deleteRuns([first])
    await vi.advanceTimersByTimeAsync(UNDO_FOR - 1)
    deleteRuns([second])
    await vi.advanceTimersByTimeAsync(UNDO_FOR - 1)
    expect(removed).toEqual([])
    undoDeletion()
    await vi.advanceTimersByTimeAsync(2 * UNDO_FOR)
    expect(removed).toEqual([])
    expect(runsTableStore.getState().deleting).toEqual([])
  })

  it('spares a run that a tab has opened since, and says so', async () => {
    deleteRuns([first, second])
    open.add(second.id)
    await vi.advanceTimersByTimeAsync(UNDO_FOR)
    expect(removed).toEqual([first.id])
    expect(runsTableStore.getState().said).toBe(
      '1 of 2 runs are open in a tab and were not deleted.',
    )
  })
})
