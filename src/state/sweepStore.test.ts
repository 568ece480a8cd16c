import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { nonFiniteReport } from '../domain/testRecords'
import { runsStore } from './runs'
import { setField, setupStore } from './setup'
import { cellVerdict } from './sweepCell'
import { cellsDone } from './sweepStore'
import { evaluation, steps, stepsOf } from './testRuns'
import { seeds, testSweep } from './testSweep'

let page: ReturnType<typeof testSweep>
beforeEach(() => {
  setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  page = testSweep(2)
})
afterEach(() => page.expectOnlyStartsAndJudges())

const client = (index: number) => page.client(index)
const sweep = () => page.store.getState()
const statuses = () => sweep().cells.map(({ status }) => status)
const seedsOf = (index: number) => client(index).started.map(({ seed }) => seed)
const finished = { type: 'finished' as const }

describe('a sweep', () => {
  it('runs as many at a time as there are cores, each on a Worker of its own', () => {
    page.start(seeds(5))
    expect(page.made.map(({ started }) => started.map(({ seed }) => seed))).toEqual([[1], [2]])
    expect(statuses()).toEqual(['running', 'running', 'queued', 'queued', 'queued'])
  })

  it('gives a free Worker the next run, and ends the Workers it needs no more', () => {
    page.start(seeds(3))
    client(1).says(finished)
    expect(seedsOf(1)).toEqual([2, 3])
    expect(statuses()).toEqual(['running', 'done', 'running'])
    client(0).says(finished)
    expect(page.terminated()).toEqual([true, false])
    expect(sweep().state).toBe('running')
    client(1).says(finished)
    expect(sweep().state).toBe('finished')
    expect(sweep().endedAt).not.toBeNull()
    expect(page.terminated()).toEqual([true, true])
  })

  it('puts what a run reports into its own cell', () => {
    page.start(seeds(3))
    client(1).says(stepsOf([0.5, 0.25]))
    client(0).says(stepsOf([1]))
    client(0).says(finished)
    client(0).says(stepsOf([0.75]))
    client(0).says(evaluation(1, 0.9, 0.8))
    const views = sweep().cells.map(({ view }) => view)
    expect(views.map(({ log }) => [...log.column('loss')])).toEqual([[1], [0.5, 0.25], [0.75]])
    expect(views.map(({ evaluation }) => evaluation?.auc)).toEqual([undefined, undefined, 0.9])
    expect(views[2]?.log.heldOut.accuracy).toEqual([0.8])
  })

  it('changes no cell but that of the run that reports', () => {
    page.start(seeds(3))
    const before = sweep().cells
    client(1).says(steps(1, 2))
    expect(sweep().cells.map((cell, index) => cell === before[index])).toEqual([true, false, true])
  })

  it('gives a run that has ended its verdict, and one under way none', () => {
    page.start(seeds(2))
    for (const each of [client(0), client(1)]) each.says(evaluation(60, 1, 1))
    client(0).says(finished)
    expect(sweep().cells.map(cellVerdict)).toEqual(['learns', null])
  })

  it('takes a NaN for an end like others, and goes on with the next run', () => {
    page.start(seeds(3))
    client(0).says(steps(1, 1))
    client(0).says({ type: 'non_finite', report: nonFiniteReport({ step: 1 }) })
    const [first] = sweep().cells
    expect(first?.status).toBe('done')
    expect(first && cellVerdict(first)).toBe('nan')
    expect(seedsOf(0)).toEqual([1, 3])
  })

  it('fails the cell of a run that fails, and no other', () => {
    page.start(seeds(3))
    client(0).says({
      type: 'failed',
      error: { code: 'worker_died', title: 'The worker stopped', cause: 'out of stack', fix: '' },
    })
    expect(statuses()).toEqual(['failed', 'running', 'running'])
    expect(sweep().cells[0]?.trouble).toEqual({
      title: 'The worker stopped',
      message: 'out of stack',
    })
    client(0).says(finished)
    client(1).says(finished)
    expect(sweep().state).toBe('finished')
  })

  it('refuses what cannot start, with the reason, and runs the rest', () => {
    page.start({
      axes: [{ field: 'encoder', values: ['net_definition', 'encoder'] }],
      steps: 60,
      common: {},
    })
    expect(statuses()).toEqual(['refused', 'running'])
    expect(sweep().cells[0]?.trouble?.message).toContain('smallest input that fits is 63 px')
    expect(page.made.flatMap(({ started }) => started.map(({ encoder }) => encoder))).toEqual([
      'encoder',
    ])
    client(0).says(steps(1, 1))
    expect(sweep().cells.map(({ view }) => view.log.length)).toEqual([0, 1])
  })

  it('is over at once where nothing can start', () => {
    page.start({
      axes: [{ field: 'seed', values: [1, 2] }],
      steps: 60,
      common: { encoder: 'net_definition' },
    })
    expect(sweep().state).toBe('finished')
    expect(page.made).toEqual([])
  })

  it('can be cancelled: what is done stays, and late events change nothing', () => {
    page.start(seeds(4))
    client(0).says(finished)
    page.cancel()
    expect(statuses()).toEqual(['done', 'cancelled', 'cancelled', 'cancelled'])
    expect(sweep().state).toBe('cancelled')
    expect(cellsDone(sweep())).toBe(1)
    expect(page.terminated()).toEqual([true, true])
    client(1).says(steps(1, 1))
    client(1).says(finished)
    expect(statuses()).toEqual(['done', 'cancelled', 'cancelled', 'cancelled'])
    expect(sweep().cells[1]?.view.log.length).toBe(0)
    expect(page.made).toHaveLength(2)
  })

  it('goes on with what was cancelled, and keeps what was done', () => {
    page.start(seeds(3))
    client(0).says(finished)
    page.cancel()
    page.goOn()
    expect(sweep().state).toBe('running')
    expect(statuses()).toEqual(['done', 'running', 'running'])
    expect([seedsOf(2), seedsOf(3)]).toEqual([[2], [3]])
    client(2).says(finished)
    client(3).says(finished)
    expect(statuses()).toEqual(['done', 'done', 'done'])
    expect(sweep().state).toBe('finished')
    page.goOn()
    expect(page.made).toHaveLength(4)
  })

  it('gives way to a new one', () => {
    page.start(seeds(4))
    page.start(seeds(2))
    expect(page.terminated()).toEqual([true, true, false, false])
    client(0).says(finished)
    expect(statuses()).toEqual(['running', 'running'])
  })

  it('begins from A’s settings and leaves A and B as they are', () => {
    setField('A', 'batch', 8)
    const [setup, runs] = [setupStore.getState(), runsStore.getState()]
    page.start(seeds(2))
    expect(client(0).started[0]).toMatchObject({ batch: 8, steps: 60, seed: 1 })
    client(0).says(steps(1, 1))
    client(0).says(finished)
    client(1).says(finished)
    expect(setupStore.getState()).toBe(setup)
    expect(runsStore.getState()).toBe(runs)
  })
})
