import { beforeEach, expect, it } from 'vitest'
import { nonFiniteReport } from '../domain/testRecords'
import type { RunId } from '../domain/config'
import { createProving } from './proving'
import { idleRun, type RunView } from './runView'
import { fakeClients, startOf, steps } from './testRuns'
import { inTurn, nan, nextTask, plan } from './testProving'

let views: Partial<Record<RunId, RunView>>
let machine: { hasRoom: boolean; byItself: boolean; now: number }
let plans: ReturnType<typeof plan>[]
let fakes: ReturnType<typeof fakeClients>
let proving: ReturnType<typeof createProving>

const { config } = startOf({ steps: 60 })
const run = (state: RunView['state'], patch: Partial<RunView> = {}): RunView => ({
  ...idleRun(),
  config,
  state,
  ...patch,
})
const failed = () => run('failed', { nonFinite: nonFiniteReport() })
const becomes = (id: RunId, patch: Partial<RunView>) => {
  const view = views[id]
  if (view) views = { ...views, [id]: { ...view, ...patch } }
  proving.look()
}
const proofOf = (id: RunId = 'A') => proving.store.getState().proofs[id]
const isOpen = () => proving.store.getState().open
const lastCall = (index = 0) => fakes.client(index).calls.at(-1)

beforeEach(() => {
  views = { A: failed() }
  plans = [plan(0.1), plan(0.01)]
  machine = { hasRoom: true, byItself: true, now: 0 }
  fakes = fakeClients()
  proving = createProving({
    makeClient: fakes.makeClient,
    startFor: (each) => startOf(each),
    now: () => machine.now,
    next: inTurn(plans),
    views: () => views,
    hasRoom: () => machine.hasRoom,
    byItself: () => machine.byItself,
  })
})

it('begins by itself once a run has failed, and not while one goes on', () => {
  views = { A: run('training') }
  proving.look()
  expect(fakes.made).toEqual([])
  becomes('A', { state: 'failed' })
  expect(proofOf()).toMatchObject({ state: 'running', underWay: plan(0.1) })
})

it('begins only when a run that has finished is judged, and with a paused one', () => {
  const judged = { heldOut: {} as RunView['heldOut'], evaluation: {} as RunView['evaluation'] }
  views = { A: run('finished', { ...judged, judging: 0.5 }) }
  proving.look()
  becomes('A', { judging: null })
  expect(fakes.made).toEqual([])
  views = { A: run('paused') }
  proving.look()
  expect(fakes.made).toHaveLength(1)
})

it('waits while its run goes on, and for room', () => {
  views = { A: run('paused') }
  proving.look()
  fakes.client().says({ type: 'training' })
  becomes('A', { state: 'training' })
  expect([proofOf()?.state, lastCall()]).toEqual(['waiting', 'pause'])
  fakes.client().says({ type: 'paused' })
  machine.hasRoom = false
  becomes('A', { state: 'paused' })
  expect(proofOf()?.state).toBe('waiting')
  machine.hasRoom = true
  proving.look()
  expect([proofOf()?.state, lastCall()]).toEqual(['running', 'train'])
})

it('is dropped with its Worker when the run is set up otherwise, reset or started anew', () => {
  const others = [undefined, run('idle'), { ...failed(), config: { ...config, margin: 2 } }]
  for (const [index, other] of others.entries()) {
    views = { A: failed() }
    proving.look()
    views = other ? { A: other } : {}
    machine.byItself = false
    proving.look()
    expect([proofOf(), lastCall(index)]).toEqual([undefined, 'terminate'])
    machine.byItself = true
  }
})

it('tries the fixes of one run at a time', async () => {
  views = { A: failed(), B: failed() }
  proving.look()
  expect([proofOf('A')?.state, proofOf('B')?.state]).toEqual(['running', 'waiting'])
  for (const step of [1, 2]) {
    fakes.client().says(nan(step))
    await nextTask()
  }
  await nextTask()
  expect([proofOf('A')?.state, proofOf('B')?.state]).toEqual(['ended', 'running'])
  expect(fakes.made).toHaveLength(2)
})

it('only offers to try where it may not by itself', () => {
  machine.byItself = false
  proving.look()
  expect([isOpen(), proofOf()]).toEqual([['A'], undefined])
  proving.begin('A')
  expect([isOpen(), proofOf()?.state]).toEqual([[], 'running'])
  proving.look()
  expect(proofOf()?.state).toBe('running')
})

it('offers nothing where there is nothing to try', () => {
  proving = createProving({
    makeClient: fakes.makeClient,
    startFor: (each) => startOf(each),
    now: () => 0,
    next: () => null,
    views: () => views,
    hasRoom: () => true,
    byItself: () => true,
  })
  proving.look()
  expect([isOpen(), proofOf(), fakes.made]).toEqual([[], undefined, []])
})

it('stops what nobody asked for when it may no longer, and goes on when asked', () => {
  proving.look()
  machine.byItself = false
  proving.look()
  expect(proofOf()).toMatchObject({ state: 'ended', over: 'stopped' })
  proving.begin('A')
  proving.look()
  expect(proofOf()).toMatchObject({ state: 'running', over: null })
  proving.stop('A')
  expect(proofOf()).toMatchObject({ state: 'ended', over: 'stopped' })
})

it('looks anew where nothing was left to try and the run has come further', async () => {
  const view = run('paused')
  views = { A: view }
  proving.look()
  for (const step of [1, 2]) {
    fakes.client().says(nan(step))
    await nextTask()
  }
  expect(proofOf()).toMatchObject({ state: 'ended', over: 'done' })
  proving.look()
  expect(proofOf()?.state).toBe('ended')
  for (const record of steps(1, 1).records) view.log.append(record)
  const told: (string | undefined)[] = []
  proving.store.subscribe(({ proofs }) => told.push(proofs.A?.state))
  becomes('A', { revision: 1, state: 'training' })
  expect(told).toEqual([])
  plans.push(plan(0.001))
  becomes('A', { state: 'paused' })
  expect(proofOf()).toMatchObject({ state: 'running', over: null, underWay: plan(0.001) })
})
