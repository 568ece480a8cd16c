import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PlaygroundError } from '../../domain/errors'
import type { Dataset } from '../core/data/dataset'
import { createHarness, info, start, tasks, type Harness } from './harness'

let h: Harness
beforeEach(() => {
  h = createHarness()
})
afterEach(() => h.close())

describe('a session', () => {
  it('tells of engine, data and network, is ready, and trains to the limit', async () => {
    h.sessionWith().handle(start(1, { steps: 3 }))
    await h.until('finished')
    expect(h.events.slice(0, 4)).toEqual([
      { session: 1, type: 'progress', progress: { stage: 'engine', fraction: null } },
      { session: 1, type: 'progress', progress: { stage: 'data', fraction: null } },
      { session: 1, type: 'progress', progress: { stage: 'data', fraction: 0.5 } },
      { session: 1, type: 'progress', progress: { stage: 'network', fraction: null } },
    ])
    expect(h.types().slice(4)).toEqual([
      'ready',
      'held_out',
      'training',
      'steps',
      'steps',
      'evaluation',
      'baselines',
      'finished',
    ])
    expect(h.recorded()).toEqual([1, 2, 3])
  })

  it('ends a run after its epochs where those come before its steps', async () => {
    // 6,332 balanced pairs, 256 a step.
    h.sessionWith().handle(start(1, { batch: 256, epochs: 1, steps: 300 }))
    await h.until('finished')
    expect(h.recorded()).toHaveLength(24)
  })

  it('readies the backend while the data comes, and is not ready before', async () => {
    let readied: () => void = () => undefined
    const asked: string[] = []
    h.sessionWith({
      backend: 'webgpu',
      host: {
        warmUp: (id, { encoder }) => {
          asked.push(`${id} ${encoder}`)
          return new Promise((resolve) => (readied = resolve))
        },
      },
    }).handle(start(1, { encoder: 'test_model', steps: 1 }))
    await tasks(10)
    expect(asked).toEqual(['webgpu test_model'])
    expect(h.calls.datasets).toBe(1)
    expect(h.types()).not.toContain('ready')
    readied()
    await h.until('finished')
  })

  it('fails where the backend cannot be readied for the run', async () => {
    const warmUp = async () => Promise.reject(new Error('no pipeline'))
    h.sessionWith({ host: { warmUp } }).handle(start(1))
    await h.until('failed')
    expect(h.events.at(-1)).toMatchObject({ error: { code: 'internal', cause: 'no pipeline' } })
  })

  it('fails when the device is lost in between', async () => {
    let lose: (thrown: unknown) => void = () => undefined
    const session = h.sessionWith({
      host: { startBackend: async (_choice, onLost) => ((lose = onLost), info('webgpu')) },
    })
    session.handle(start(1))
    await h.until('steps')
    lose(new PlaygroundError('device_lost', 'gone'))
    expect(h.events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'device_lost' } })
    const { length } = h.events
    h.clock = 1000
    await tasks(10)
    expect(h.events).toHaveLength(length)
  })

  it('tells when the backend computes on less than it was ready with', async () => {
    let change: (detail: string) => void = () => undefined
    const details = ['3 threads']
    const session = h.sessionWith({
      host: {
        startBackend: async (_choice, _onLost, onDetail) => ((change = onDetail), info('wasm')),
        loadDataset: async () => (change(details.shift() ?? '2 threads'), {} as Dataset),
      },
    })
    session.handle(start(1))
    await h.until('steps')
    const backends = () =>
      h.events.flatMap((e) => (e.type === 'ready' || e.type === 'backend' ? [e] : []))
    expect(backends()).toMatchObject([{ type: 'ready', backend: { detail: '3 threads' } }])
    change('2 threads')
    expect(backends()).toMatchObject([
      { type: 'ready', session: 1 },
      { type: 'backend', session: 1, backend: { id: 'wasm', detail: '2 threads' } },
    ])
    session.handle(start(2))
    await tasks(20)
    expect(backends().at(-1)).toMatchObject({ type: 'ready', backend: { detail: '2 threads' } })
  })

  it('says why where the backend cannot start or the data cannot be fetched', async () => {
    const refuse = async () => {
      throw new PlaygroundError('backend_unavailable', 'No adapter.')
    }
    h.sessionWith({ host: { startBackend: refuse } }).handle(start(1))
    await h.until('failed')
    expect(h.events.at(-1)).toMatchObject({
      session: 1,
      error: { code: 'backend_unavailable', cause: 'No adapter.', field: 'backend' },
    })
  })

  it('counts as many live tensors when released as before the run was built', async () => {
    const session = h.sessionWith()
    session.handle(start(1))
    await h.until('steps')
    session.handle({ type: 'release', session: 2 })
    await h.until('released')
    expect(h.events.at(-1)).toEqual({ session: 2, type: 'released', tensors: 0 })
    expect(h.fakes[0]!.state.disposed).toBe(true)
  })

  it('replaces a running run once its steps are read back, and the old one is silent', async () => {
    const session = h.sessionWith({ backend: 'webgpu' })
    session.handle(start(1))
    await h.until('steps')
    h.fakes[0]!.state.hold = true
    await tasks(5)
    session.handle(start(2, { steps: 2 }))
    await tasks(5)
    expect(h.fakes).toHaveLength(1)
    h.fakes[0]!.release()
    await h.until('finished')
    expect(h.fakes[0]!.state.disposed).toBe(true)
    const second = h.events.findIndex((event) => event.session === 2)
    expect(h.events.slice(second).every((event) => event.session === 2)).toBe(true)
    expect(h.calls).toEqual({ backends: 1, datasets: 2 })
  })

  it('builds only the newest of several starts', async () => {
    const session = h.sessionWith()
    session.handle(start(1))
    session.handle(start(2))
    session.handle(start(3, { steps: 1 }))
    await h.until('finished')
    expect(h.fakes).toHaveLength(1)
    expect(new Set(h.events.slice(1).map((event) => event.session))).toEqual(new Set([3]))
  })

  it('heeds a pause, a limit and a step that come while it is loading', async () => {
    const session = h.sessionWith()
    session.handle(start(1))
    session.handle({ type: 'pause' })
    await h.until('paused')
    await tasks(5)
    expect(h.recorded()).toEqual([])
    session.handle(start(2))
    session.handle({ type: 'limit', steps: 3 })
    await h.until('finished')
    expect(h.recorded()).toEqual([1, 2, 3])
  })

  it('drops a start that a newer one overtook while the data came', async () => {
    let arrive = () => undefined as void
    let loads = 0
    const session = h.sessionWith({
      host: {
        loadDataset: async (_source, _config, onProgress) => {
          if (loads++ === 0) await new Promise<void>((resolve) => (arrive = resolve))
          onProgress(1)
          return {} as Dataset
        },
      },
    })
    session.handle(start(1))
    await tasks(5)
    session.handle(start(2, { steps: 1 }))
    const { length } = h.events
    arrive()
    await h.until('finished')
    expect(h.fakes).toHaveLength(1)
    expect(h.events.slice(length).every((event) => event.session === 2)).toBe(true)
  })
})
