import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import type { Kept } from '../domain/keptRun'
import { evaluationReport, stepRecord } from '../domain/testRecords'
import { idleRun } from './runView'

const { makeRoom, keepNow, tellOutcome, within } = vi.hoisted(() => ({
  makeRoom: vi.fn(async () => true),
  keepNow: vi.fn(),
  tellOutcome: vi.fn(),
  within: vi.fn(),
}))
vi.mock('./runRoom', () => ({ makeRoom, keepWithinBudget: within }))
vi.mock('./keptRuns', () => ({ readKeptRuns: vi.fn(), tellOutcome }))
vi.mock('./runs', async () => {
  const { createStore } = await import('zustand/vanilla')
  const { idleRun: idle } = await import('./runView')
  const runsStore = createStore(() => ({ A: idle(), B: idle() }))
  return { runsStore, keepNow, tabRuns: { idOf: (id: string) => (id === 'A' ? 'run' : null) } }
})
const { followKept } = await import('./followKept')
const { runsStore } = await import('./runs')
// It is fetched with the first run that is told of.
await import('./keptOutcome')

let stop = () => undefined as void
beforeEach(() => {
  vi.clearAllMocks()
  stop = followKept()
})
afterEach(() => stop())

const view = idleRun()
view.log.append(stepRecord({ step: 1 }))
const evaluation = evaluationReport({ step: 1, auc: 0.9 })
async function settle() {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

async function kept(problem: Kept['problem'], state: 'training' | 'finished' = 'training') {
  const told = { step: 1, bytes: 10, cost: 0, problem }
  runsStore.setState({
    A: { ...view, state, config: DEFAULT_CONFIG, evaluation, kept: told },
  })
  await settle()
}
const FULL = { kind: 'full', message: 'no room' } as const

it('a run’s row is told how it comes out, once while that stays', async () => {
  await kept(null)
  await kept(null)
  expect(tellOutcome.mock.calls).toEqual([
    ['run', expect.objectContaining({ step: 1, heldOut: expect.objectContaining({ auc: 0.9 }) })],
  ])
  expect(within).toHaveBeenCalled()
})

it('a run that trains tells it now and then, and as it ends', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
  const steps = () => tellOutcome.mock.calls.map(([, { step }]) => step)
  await kept(null)
  const goOn = (state?: 'finished') => {
    view.log.append(stepRecord({ step: view.log.length + 1 }))
    return kept(null, state)
  }
  await goOn()
  expect(steps()).toEqual([1])
  clock.mockReturnValue(10_000)
  await goOn()
  await goOn()
  expect(steps()).toEqual([1, 3])
  await goOn('finished')
  expect(steps()).toEqual([1, 3, 5])
})

it('where the browser is full room is made and the run kept again, a few times and no more', async () => {
  for (let i = 0; i < 9; i++) await kept(FULL)
  expect(makeRoom).toHaveBeenCalledTimes(3)
  expect(keepNow).toHaveBeenCalledTimes(3)
  expect(tellOutcome).not.toHaveBeenCalled()
  await kept(null)
  await kept(FULL)
  expect(makeRoom).toHaveBeenCalledTimes(4)
})

it('where nothing can be removed nothing is tried again', async () => {
  makeRoom.mockResolvedValueOnce(false)
  await kept(FULL)
  expect(keepNow).not.toHaveBeenCalled()
})
