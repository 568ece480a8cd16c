import { beforeEach, expect, test, vi } from 'vitest'
import type { KeptRun } from '../domain/keptRun'
import { NO_LABEL } from '../domain/keptRun'
import { keptRun } from '../domain/keptRuns/testRuns'

let kept: readonly KeptRun[] = []
const open = new Set<string>()
vi.mock('./keptRuns', () => ({
  keptRunsStore: { getState: () => ({ runs: kept }) },
  readKeptRuns: async () => kept,
  removeRuns: async (gone: readonly KeptRun[]) => {
    kept = kept.filter((run) => !gone.includes(run))
  },
}))
vi.mock('./runs', () => ({ tabRuns: { open: async () => open } }))
const { chooseBudget, dismissRemoved, keepWithinBudget, makeRoom, roomStore } =
  await import('./runRoom')

const [oldest, pinned, older, newer, newest] = [1, 2, 3, 4, 5].map((at) =>
  keptRun(at, { bytes: 1e6, label: { ...NO_LABEL, pinned: at === 2 } }),
) as [KeptRun, KeptRun, KeptRun, KeptRun, KeptRun]
const removed = () => roomStore.getState().removed

beforeEach(async () => {
  kept = []
  await chooseBudget(null)
  kept = [newest, newer, older, pinned, oldest]
  open.clear()
  dismissRemoved()
})

test('a smaller budget costs the oldest runs at once, and says so; what is pinned stays', async () => {
  await chooseBudget(3e6)
  expect(kept).toEqual([newest, newer, pinned])
  expect(removed()).toBe(
    'The 2 oldest kept runs were removed to stay within 3 MB: 2 MB are free again. Pinned runs stay.',
  )
})

test('a run that a tab has open stays, though it is the oldest', async () => {
  open.add(oldest.id)
  await chooseBudget(3e6)
  expect(kept).toEqual([newest, pinned, oldest])
})

test('within the budget nothing goes and nothing is said', async () => {
  await chooseBudget(5e6)
  expect([kept.length, removed()]).toEqual([5, null])
})

test('where the browser is full the oldest make room, each once, whoever asks at the same time', async () => {
  const made = await Promise.all([makeRoom(1.5e6), keepWithinBudget(), makeRoom(1e6)])
  expect(made).toEqual([true, undefined, true])
  expect(kept).toEqual([newest, pinned])
  expect(removed()).toMatch(/^The oldest kept run was removed since the browser had no room left/)
  expect(await makeRoom(9e9)).toBe(true)
  expect(kept).toEqual([pinned])
  expect(await makeRoom(1)).toBe(false)
})
