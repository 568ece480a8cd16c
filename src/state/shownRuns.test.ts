import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP, type RunId } from '../domain/config'
import { keptRun } from '../domain/keptRuns/testRuns'
import { createShownRuns, type ShownRuns } from './shownRuns'
import { setCompare, setField, setupStore } from './setup'
import { COMPARISON, DEAD, fakeClients, steps } from './testRuns'

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

const viewOf = (id: RunId) => runs.views.getState()[id]
const stateOf = (id: RunId) => viewOf(id).state
/** Clients in order of their making: A, then B. */
const client = (index = 0) => fakes.client(index)
const trained = (last: number) => {
  runs.train()
  client().says({ type: 'training' })
  client().says(steps(1, last))
}

const NOWHERE = { leave: () => undefined, putAway: () => undefined }

describe('a kept run that is opened', () => {
  const as = { id: 'kept', owner: 'me' }
  const triplets = keptRun(1, { config: { ...DEFAULT_SETUP.a, loss: 'triplet' }, state: 'paused' })

  it('stands in A’s place with its settings, while B goes on with its own', () => {
    setCompare(true)
    setField('B', 'learningRate', 0.01)
    runs.train()
    client(1).says({ type: 'training' })
    client(1).says(steps(1, 3))
    runs.show('A', triplets, as)
    expect(client(0).calls).toEqual(['start train', 'release', 'start pause'])
    expect(client(1).calls).toEqual(['start train'])
    const { a, b } = setupStore.getState().setup
    expect(a).toEqual(triplets.config)
    expect(b).toMatchObject({ loss: 'contrastive', learningRate: 0.01 })
    expect(viewOf('B').log.length).toBe(3)
  })

  it('is shown as B beside an A that stays; what was left training trains on', () => {
    trained(2)
    runs.show('B', { ...triplets, state: 'training' }, as)
    expect(client(0).calls).toEqual(['start train'])
    expect(client(1).calls).toEqual(['start train'])
    expect(setupStore.getState().setup).toMatchObject({ compare: true, b: { loss: 'triplet' } })
  })
})

describe('the runs on show', () => {
  it('start anew when a setting changes, and go on training if they trained', () => {
    trained(3)
    setField('A', 'learningRate', 0.01)
    expect(client().calls).toEqual(['start train', 'release', 'start train'])
    expect(viewOf('A').log.length).toBe(0)
  })

  it('only go back to the start when a setting of a paused run changes', () => {
    runs.step()
    client().says({ type: 'paused' })
    setField('A', 'margin', 2)
    expect(stateOf('A')).toBe('idle')
    expect(client().calls).toEqual(['start step', 'release'])
  })

  it('go back to the start also while the one step asked for is on its way', () => {
    runs.step()
    setField('A', 'margin', 2)
    expect(client().calls).toEqual(['start step', 'release'])
  })

  it('go on from what was kept where the worker stopped, three times where they come no further', async () => {
    let made = 0
    const begun = { id: 'kept', owner: 'me' }
    runs = createShownRuns(fakes.makeClient, {
      begin: () => (made++, begun),
      again: () => begun,
      ...NOWHERE,
    })
    const dies = async () => {
      client().says(DEAD)
      expect(stateOf('A')).toBe('failed')
      await Promise.resolve()
      return [client().calls.length, stateOf('A')]
    }
    trained(30)
    expect(await dies()).toEqual([2, 'loading'])
    expect(client().calls).toEqual(['start train', 'start train'])
    expect(made).toBe(1)
    expect(viewOf('A').recovered).toMatchObject({ code: 'worker_died' })
    client().says(steps(1, 31))
    expect(await dies()).toEqual([3, 'loading'])
    expect(await dies()).toEqual([4, 'loading'])
    expect(await dies()).toEqual([5, 'loading'])
    expect(await dies()).toEqual([5, 'failed'])
  })

  it('are put away where a person resets them, and only left where the settings change', () => {
    const told: string[] = []
    const note = (what: string) => (id: string) => void told.push(`${what} ${id}`)
    const begun = { id: 'kept', owner: 'me' }
    const keeping = { begin: () => begun, again: () => begun }
    runs = createShownRuns(fakes.makeClient, {
      ...keeping,
      ...{ leave: note('left'), putAway: note('away') },
    })
    const stop = runs.followSetup()
    trained(3)
    setField('A', 'margin', 2)
    expect(told).toEqual(['left A'])
    runs.reset()
    expect(told.slice(1)).toEqual(['away A', 'left A'])
    stop()
  })

  it('that were paused or finished stay so where the worker stopped', async () => {
    const begun = { id: 'kept', owner: 'me' }
    const keeping = { begin: () => begun, again: () => begun, ...NOWHERE }
    runs = createShownRuns(fakes.makeClient, keeping)
    trained(3)
    client().says({ type: 'finished' })
    client().says(DEAD)
    await Promise.resolve()
    expect(client().calls.at(-1)).toBe('start pause')
  })

  it('are told apart: A is left alone when B fails', () => {
    setCompare(true)
    runs.train()
    client(0).says({ type: 'training' })
    client(1).says(DEAD)
    expect([stateOf('A'), stateOf('B')]).toEqual(['training', 'failed'])
    runs.pause()
    expect(client(1).calls).toEqual(['start train'])
  })

  it('restart only B when only B changes, and end its Worker when it is hidden', () => {
    setCompare(true)
    runs.train()
    setField('B', 'margin', 2)
    expect(client(0).calls).toEqual(['start train'])
    expect(client(1).calls).toEqual(['start train', 'release', 'start train'])
    setCompare(false)
    expect(client(1).calls.at(-1)).toBe('terminate')
    expect(stateOf('B')).toBe('idle')
  })

  it('show a new B once it was hidden, that knows nothing of the one before', () => {
    setCompare(true)
    runs.train()
    const backend = { id: 'wasm', label: '', detail: '', why: '' } as const
    client(1).says({ type: 'ready', backend })
    setCompare(false)
    setCompare(true)
    runs.train()
    expect(client(2).calls).toEqual(['start train'])
    expect(viewOf('B')).toMatchObject({ state: 'loading', backend: null })
  })

  it('do not start what does not fit', () => {
    setField('A', 'encoder', 'net_definition')
    runs.train()
    expect(fakes.made).toEqual([])
    expect(stateOf('A')).toBe('idle')
  })

  it('keep the seed on reset', () => {
    setField('A', 'seed', 9)
    runs.train()
    runs.reset()
    expect(stateOf('A')).toBe('idle')
    expect(setupStore.getState().setup.a.seed).toBe(9)
  })

  it('are judged when they finish', () => {
    runs.judgeNow('A')
    trained(3)
    client().says({ type: 'finished' })
    expect(client().calls).toEqual(['start train', 'judge'])
  })

  it('tell who looks at one of them nothing of the other', () => {
    setCompare(true)
    runs.train()
    const ofB = viewOf('B')
    client(0).says(steps(1, 2))
    expect(viewOf('B')).toBe(ofB)
  })
})

describe('a comparison', () => {
  it('is refused before there is a network, by the name of the run', async () => {
    await expect(runs.compareOn('B', COMPARISON)).rejects.toThrow('Run B has no network yet')
  })

  it('is refused when its run begins anew', async () => {
    trained(1)
    const asked = runs.compareOn('A', COMPARISON)
    setField('A', 'margin', 2)
    await expect(asked).rejects.toThrow(/Run A was reset before it answered/)
  })

  it('with B is refused when B is hidden, and with A is left alone', async () => {
    setCompare(true)
    runs.train()
    const ofB = runs.compareOn('B', COMPARISON)
    const ofA = runs.compareOn('A', COMPARISON)
    setCompare(false)
    await expect(ofB).rejects.toThrow('hidden')
    const request = Number(client(0).calls.at(-1)?.split(' ')[1])
    const values = { distances: new Float32Array(1), outputs: new Float32Array(1) }
    client(0).says({ type: 'compared', request, step: 1, ...values })
    expect(await ofA).toMatchObject({ step: 1 })
  })
})
