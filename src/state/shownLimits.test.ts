import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { setField, setupStore } from './setup'
import { createShownRuns, type ShownRuns } from './shownRuns'
import { DEAD, fakeClients, steps } from './testRuns'

let fakes: ReturnType<typeof fakeClients>
let runs: ShownRuns
let stop: () => void
beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.org/' })
  setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  fakes = fakeClients()
  runs = createShownRuns(fakes.makeClient)
  stop = runs.followSetup()
})
afterEach(() => stop())

const view = () => runs.views.getState().A
const calls = () => fakes.client().calls
const trained = (last: number) => {
  runs.train()
  fakes.client().says({ type: 'training' })
  fakes.client().says(steps(1, last))
}
const finished = () => fakes.client().says({ type: 'finished' })

describe('a limit set by hand', () => {
  it('above the steps done keeps the curves', () => {
    trained(3)
    finished()
    setField('A', 'steps', 400)
    expect(view().state).toBe('paused')
    expect(view().log.length).toBe(3)
    runs.train()
    expect(calls()).toEqual(['start train', 'judge', 'limit 400', 'train'])
  })

  it.each([
    ['steps', 5, 5],
    // An epoch of the default run has 197 steps.
    ['epochs', 2, 394],
  ] as const)('only moves the limit of %s of a paused run', (field, value, limit) => {
    setField('A', 'steps', 0)
    trained(3)
    fakes.client().says({ type: 'paused' })
    setField('A', field, value)
    expect(calls()).toEqual(['start train', `limit ${limit}`])
    expect(view().state).toBe('paused')
    expect(view().log.length).toBe(3)
  })

  it('is the earlier of two', () => {
    runs.train()
    setField('A', 'epochs', 1)
    setField('A', 'steps', 0)
    expect(calls()).toEqual(['start train', 'limit 197', 'limit 197'])
  })

  it('below the steps done restarts a run that trains', () => {
    trained(3)
    setField('A', 'steps', 2)
    expect(calls()).toEqual(['start train', 'release', 'start train'])
    expect(fakes.client().started[1]?.steps).toBe(2)
  })

  it('below the steps done takes a paused or finished run back to its start, as any other setting does', () => {
    trained(3)
    runs.pause()
    setField('A', 'steps', 2)
    expect(view()).toMatchObject({ state: 'idle', config: null })
    expect(view().log.length).toBe(0)
    expect(calls()).toEqual(['start train', 'pause', 'release'])
    runs.train()
    fakes.client().says(steps(1, 2))
    finished()
    setField('A', 'steps', 1)
    expect(view().state).toBe('idle')
  })
})

describe('a fix', () => {
  it('that stops a finished run earlier trains it again, to there', () => {
    trained(3)
    finished()
    runs.applyFix('A', { steps: 2, epochs: 0 })
    expect(calls()).toEqual(['start train', 'judge', 'release', 'start train'])
    expect(fakes.client().started[1]).toMatchObject({ steps: 2 })
  })

  it.each<[string, () => void]>([
    ['finished', finished],
    ['failed', () => fakes.client().says(DEAD)],
  ])('of a %s run trains it again', (_how, happen) => {
    trained(3)
    happen()
    runs.applyFix('A', { learningRate: 0.01 })
    expect(calls().at(-1)).toBe('start train')
    expect(view().state).toBe('loading')
  })

  it('of a paused run leaves it at its start', () => {
    trained(3)
    runs.pause()
    runs.applyFix('A', { steps: 2, epochs: 0 })
    expect(view().state).toBe('idle')
  })

  it('races as B beside A, at once where A has been started', () => {
    runs.raceFix({ margin: 2 })
    expect(fakes.made).toEqual([])
    expect(setupStore.getState().setup).toMatchObject({ compare: true, b: { margin: 2 } })
    trained(3)
    runs.raceFix({ margin: 3 })
    expect(fakes.client(1).started.at(-1)?.margin).toBe(3)
    expect(calls()).toEqual(['start train'])
  })
})
