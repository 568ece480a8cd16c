import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import type { PhotoSet } from '../domain/photoSet'
import type { FoundNetwork } from '../domain/foundNetwork'
import { datasetsStore } from './datasets'
import { networksStore } from './networks'
import { setField, setupStore } from './setup'
import { createShownRuns, type ShownRuns } from './shownRuns'
import { keptRun } from '../domain/keptRuns/testRuns'
import { fakeClients } from './testRuns'

let fakes: ReturnType<typeof fakeClients>
let runs: ShownRuns
let stop: () => void
beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.org/' })
  setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  datasetsStore.setState({ state: 'loading', sets: [] })
  fakes = fakeClients()
  runs = createShownRuns(fakes.makeClient)
  stop = runs.followSetup()
})
afterEach(() => stop())

const view = () => runs.views.getState().A
const calls = () => fakes.client().calls

describe('a set of one’s own', () => {
  const set: PhotoSet = { ...DRAWN_FACES, id: '0123456789ab' }
  const kept = { set, pixels: new Blob(), stored: true, when: 0 }
  const keep = (...sets: (typeof kept)[]) => datasetsStore.setState({ state: 'ready', sets })
  const choose = () => {
    setField('A', 'data', 'own')
    setField('A', 'set', set.id)
  }

  it('that comes later makes its run one that can start, and tells who looks at the runs', () => {
    choose()
    runs.train()
    expect(fakes.made).toEqual([])
    let told = 0
    runs.views.subscribe(() => told++)
    keep(kept)
    expect(told).toBe(1)
    expect(runs.canGoOn('A')).toBe(true)
    runs.train()
    expect(view()).toMatchObject({ state: 'loading' })
    expect(view().set).toBe(set)
  })

  it('that is removed leaves its run as it is; only another start needs it', () => {
    keep(kept)
    choose()
    runs.train()
    fakes.client().says({ type: 'training' })
    runs.pause()
    keep()
    expect(runs.canGoOn('A')).toBe(true)
    runs.train()
    expect(calls()).toEqual(['start train', 'pause', 'train'])
    runs.reset()
    expect(runs.canGoOn('A')).toBe(false)
  })

  it('is waited for by a link that trains at once', () => {
    choose()
    runs.trainWhenReady()
    expect(fakes.made).toEqual([])
    keep(kept)
    expect(calls()).toEqual(['start train'])
    datasetsStore.setState({ sets: [kept, kept] })
    expect(calls()).toEqual(['start train'])
  })

  it('is not waited for where no run is on one', () => {
    runs.trainWhenReady()
    expect(calls()).toEqual(['start train'])
  })

  describe('that is gone when a run on it is to be gone on with', () => {
    const as = { id: 'kept', owner: 'me' }
    let left: number
    beforeEach(() => {
      stop()
      left = 0
      const keeping = {
        begin: () => as,
        again: () => as,
        leave: () => void left++,
        putAway: () => undefined,
      }
      runs = createShownRuns(fakes.makeClient, keeping)
      stop = runs.followSetup()
      keep()
      choose()
      const config = setupStore.getState().setup.a
      runs.resume('A', keptRun(1, { config, state: 'training' }), as)
    })

    it('makes it wait, and go on as it was left when the set comes', () => {
      expect(fakes.made).toEqual([])
      expect(view()).toMatchObject({ state: 'idle', waiting: { step: 40 } })
      keep({ ...kept, set: { ...set, id: 'another' } })
      expect(fakes.made).toEqual([])
      keep(kept)
      expect(calls()).toEqual(['start train'])
      expect(view()).toMatchObject({ state: 'loading', waiting: null })
      expect(left).toBe(0)
    })

    it('is waited for no more where the run is set aside or set up anew', () => {
      runs.setAside('A')
      expect([view().waiting, left]).toEqual([null, 1])
      keep(kept)
      expect(fakes.made).toEqual([])

      keep()
      runs.resume('A', keptRun(1, { config: setupStore.getState().setup.a }), as)
      setField('A', 'steps', 50)
      expect(view().waiting).not.toBeNull()
      setField('A', 'learningRate', 0.5)
      expect([view().waiting, left]).toEqual([null, 2])
    })
  })
})

describe('weights that are gone when a run that began with them is to be gone on with', () => {
  const as = { id: 'kept', owner: 'me' }
  const network: FoundNetwork = {
    id: '0123456789ab',
    name: 'mine',
    verifier: null,
    outline: null,
    shapes: { layout: 'keras', layers: [] },
    values: new Blob(),
    notes: [],
  }
  const keep = (...networks: FoundNetwork[]) =>
    networksStore.setState({
      state: 'ready',
      kept: networks.map((each) => ({ network: each, when: 0, stored: true })),
      problem: null,
    })
  const shown = () => ({
    ...setupStore.getState().setup.a,
    weights: network.id,
  })

  beforeEach(() => {
    stop()
    const keeping = {
      begin: () => as,
      again: () => as,
      leave: () => undefined,
      putAway: () => undefined,
    }
    runs = createShownRuns(fakes.makeClient, keeping)
    stop = runs.followSetup()
    keep()
  })

  it('make it wait, and go on as it was left when they come, and no others', () => {
    runs.show('A', keptRun(1, { config: shown(), state: 'paused' }), as)
    expect(fakes.made).toEqual([])
    expect(view()).toMatchObject({ state: 'idle', waiting: { step: 40 } })
    keep({ ...network, id: 'ba9876543210' })
    expect(fakes.made).toEqual([])
    keep(network)
    expect(calls()).toEqual(['start pause'])
    expect(view()).toMatchObject({ state: 'loading', waiting: null })
  })

  it('are waited for no more where the run begins with drawn ones instead', () => {
    runs.show('A', keptRun(1, { config: shown(), state: 'training' }), as)
    setField('A', 'weights', '')
    expect(view().waiting).toBeNull()
    keep(network)
    expect(fakes.made).toEqual([])
  })
})
