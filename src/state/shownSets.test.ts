import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import type { PhotoSet } from '../domain/photoSet'
import { datasetsStore } from './datasets'
import { setField, setupStore } from './setup'
import { createShownRuns, type ShownRuns } from './shownRuns'
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
})
