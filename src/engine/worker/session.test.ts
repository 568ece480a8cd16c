import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { PlaygroundError } from '../../domain/errors'
import type { Dataset } from '../core/data/mnist'
import type { BackendInfo, Command, Event } from '../protocol'
import { fakeTrainer, type FakeTrainer, type FakeTrainerOptions } from './fakeTrainer'
import { createSession, type Session, type SessionHost } from './session'

const info = (id: BackendInfo['id']): BackendInfo => ({ id, label: id, detail: '', why: '' })
const tasks = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise<void>((resolve) => setImmediate(resolve))
}

let events: Event[]
let open: Session[]
let fakes: FakeTrainer[]
let clock: number
let calls: { backends: number; datasets: number }

interface Setting {
  readonly backend?: BackendInfo['id']
  readonly trainers?: FakeTrainerOptions[]
  readonly host?: Partial<SessionHost>
}
function sessionWith({ backend = 'wasm', trainers = [], host = {} }: Setting = {}): Session {
  const sink = events
  const session = createSession({
    post: (event) => sink.push(event),
    startBackend: async () => (calls.backends++, info(backend)),
    fetchDataset: async (_url, onProgress) => {
      calls.datasets++
      onProgress(0.5)
      return {} as Dataset
    },
    createTrainer: () => {
      const fake = fakeTrainer(trainers[fakes.length] ?? {})
      fakes.push(fake)
      return fake.trainer
    },
    liveTensors: () => fakes.filter(({ state }) => !state.disposed).length * 5,
    now: () => clock,
    nextTask: () => new Promise<void>((resolve) => setImmediate(resolve)),
    ...host,
  })
  open.push(session)
  return session
}
const start = (
  session: number,
  patch: Partial<RunConfig> = {},
  then: 'train' | 'step' = 'train',
): Command => ({
  type: 'start',
  session,
  config: { ...DEFAULT_CONFIG, steps: 0, ...patch },
  then,
  dataUrl: 'data',
})
const types = () => events.map(({ type }) => type)
const recorded = () =>
  events.flatMap((e) => (e.type === 'steps' ? e.records.map(({ step }) => step) : []))
const until = async (type: Event['type']) => {
  for (let i = 0; i < 500 && !types().includes(type); i++) await tasks(1)
  expect(types()).toContain(type)
}
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

beforeEach(() => {
  events = []
  open = []
  fakes = []
  clock = 0
  calls = { backends: 0, datasets: 0 }
})

// A run without a limit would go on behind the next test.
afterEach(() => open.forEach((session) => session.handle({ type: 'release', session: 1000 })))

describe('a session', () => {
  it('tells of engine, data and network, is ready, and trains to the limit', async () => {
    sessionWith().handle(start(1, { steps: 3 }))
    await until('finished')
    expect(events.slice(0, 4)).toEqual([
      { session: 1, type: 'progress', progress: { stage: 'engine', fraction: null } },
      { session: 1, type: 'progress', progress: { stage: 'data', fraction: null } },
      { session: 1, type: 'progress', progress: { stage: 'data', fraction: 0.5 } },
      { session: 1, type: 'progress', progress: { stage: 'network', fraction: null } },
    ])
    expect(types().slice(4)).toEqual(['ready', 'training', 'steps', 'steps', 'finished'])
    expect(recorded()).toEqual([1, 2, 3])
  })

  it('posts the first step at once and later ones at most every 100 ms', async () => {
    const session = sessionWith({
      host: { nextTask: async () => (await tasks(1), void (clock += 30)) },
    })
    session.handle(start(1, { steps: 9 }))
    await until('finished')
    const batches = events.flatMap((e) =>
      e.type === 'steps' ? [e.records.map((r) => r.step)] : [],
    )
    expect(batches).toEqual([[1], [2, 3, 4, 5], [6, 7, 8, 9]])
  })

  it('does one step and is paused', async () => {
    const session = sessionWith()
    session.handle(start(1, {}, 'step'))
    await until('paused')
    await tasks(5)
    expect(recorded()).toEqual([1])
    session.handle({ type: 'step' })
    await tasks(5)
    expect(recorded()).toEqual([1, 2])
    expect(types().filter((type) => type === 'paused')).toHaveLength(2)
    expect(types()).not.toContain('training')
  })

  it('lets what is under way finish before it is paused, and goes on after', async () => {
    const session = sessionWith({ backend: 'webgpu' })
    session.handle(start(1))
    await until('steps')
    fakes[0]!.state.hold = true
    await tasks(5)
    expect(fakes[0]!.state.underWay).toBe(2)
    session.handle({ type: 'pause' })
    await tasks(5)
    expect(types()).not.toContain('paused')
    const issued = fakes[0]!.trainer.stepsIssued
    fakes[0]!.release()
    await until('paused')
    expect(fakes[0]!.trainer.stepsIssued).toBe(issued)
    expect(recorded()).toEqual(upTo(fakes[0]!.trainer.stepsIssued))
    session.handle({ type: 'train' })
    await tasks(5)
    expect(types().at(-1)).toBe('training')
    expect(fakes[0]!.trainer.stepsIssued).toBeGreaterThan(recorded().length)
  })

  it.each([
    ['webgpu', 2],
    ['webgl', 2],
    ['wasm', 1],
    ['cpu', 1],
  ] as const)('keeps on %s %i steps under way', async (backend, depth) => {
    sessionWith({ backend }).handle(start(1, { steps: 20 }))
    await until('finished')
    expect(fakes[0]!.mostUnderWay()).toBe(depth)
    expect(recorded()).toEqual(upTo(20))
  })

  it('evaluates the weights of the very step, with no later step issued', async () => {
    sessionWith({ backend: 'webgpu', trainers: [{ evaluateEvery: 5 }] }).handle(
      start(1, { steps: 12 }),
    )
    await until('finished')
    expect(fakes[0]!.evaluatedAt).toEqual([
      [5, 5],
      [10, 10],
    ])
    const at = types().indexOf('evaluation')
    expect(events.slice(0, at).flatMap((e) => (e.type === 'steps' ? e.records : []))).toHaveLength(
      5,
    )
  })

  it('ignores train and step once finished, until the limit is raised', async () => {
    const session = sessionWith()
    session.handle(start(1, { steps: 2 }))
    await until('finished')
    const { length } = events
    session.handle({ type: 'train' })
    session.handle({ type: 'step' })
    await tasks(5)
    expect(events).toHaveLength(length)
    session.handle({ type: 'limit', steps: 4 })
    session.handle({ type: 'train' })
    await tasks(10)
    expect(recorded()).toEqual([1, 2, 3, 4])
    expect(types().at(-1)).toBe('finished')
  })

  it('stops at the first non-finite value and drops the steps behind it', async () => {
    const session = sessionWith({ backend: 'webgpu', trainers: [{ nanAt: 4 }] })
    session.handle(start(1))
    await until('non_finite')
    session.handle({ type: 'train' })
    await tasks(10)
    expect(recorded()).toEqual([1, 2, 3, 4])
    expect(types().slice(-2)).toEqual(['steps', 'non_finite'])
    expect(fakes[0]!.state.underWay).toBe(0)
  })

  it('fails with what was thrown, once, after the steps before it', async () => {
    const session = sessionWith({ backend: 'webgpu', trainers: [{ throwAt: 3 }] })
    session.handle(start(1))
    await until('failed')
    session.handle({ type: 'train' })
    await tasks(10)
    expect(recorded()).toEqual([1, 2])
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      error: { code: 'internal', cause: 'the kernel broke' },
    })
  })

  it('fails when the device is lost in between', async () => {
    let lose: (thrown: unknown) => void = () => undefined
    const session = sessionWith({
      host: { startBackend: async (_choice, onLost) => ((lose = onLost), info('webgpu')) },
    })
    session.handle(start(1))
    await until('steps')
    lose(new PlaygroundError('device_lost', 'gone'))
    expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'device_lost' } })
    const { length } = events
    clock = 1000
    await tasks(10)
    expect(events).toHaveLength(length)
  })

  it('says why where the backend cannot start or the data cannot be fetched', async () => {
    const refuse = async () => {
      throw new PlaygroundError('backend_unavailable', 'No adapter.')
    }
    sessionWith({ host: { startBackend: refuse } }).handle(start(1))
    await until('failed')
    expect(events.at(-1)).toMatchObject({
      session: 1,
      error: { code: 'backend_unavailable', cause: 'No adapter.', field: 'backend' },
    })
  })

  it('counts as many live tensors when released as before the run was built', async () => {
    const session = sessionWith()
    session.handle(start(1))
    await until('steps')
    session.handle({ type: 'release', session: 2 })
    await until('released')
    expect(events.at(-1)).toEqual({ session: 2, type: 'released', tensors: 0 })
    expect(fakes[0]!.state.disposed).toBe(true)
  })

  it('replaces a running run once its steps are read back, and the old one is silent', async () => {
    const session = sessionWith({ backend: 'webgpu' })
    session.handle(start(1))
    await until('steps')
    fakes[0]!.state.hold = true
    await tasks(5)
    session.handle(start(2, { steps: 2 }))
    await tasks(5)
    expect(fakes).toHaveLength(1)
    fakes[0]!.release()
    await until('finished')
    expect(fakes[0]!.state.disposed).toBe(true)
    const second = events.findIndex((event) => event.session === 2)
    expect(events.slice(second).every((event) => event.session === 2)).toBe(true)
    expect(calls).toEqual({ backends: 1, datasets: 1 })
  })

  it('abandons an evaluation on release', async () => {
    const session = sessionWith({ trainers: [{ evaluateEvery: 2 }] })
    session.handle(start(1, {}, 'step'))
    await until('paused')
    const [fake] = fakes
    session.handle({ type: 'step' })
    await tasks(0)
    fake!.state.hold = true
    await tasks(3)
    expect(fake!.evaluatedAt).toHaveLength(1)
    session.handle({ type: 'release', session: 2 })
    await tasks(3)
    expect(fake!.state.disposed).toBe(true)
    fake!.release()
    await until('released')
    expect(types()).not.toContain('evaluation')
    expect(types()).not.toContain('failed')
  })

  it('builds only the newest of several starts', async () => {
    const session = sessionWith()
    session.handle(start(1))
    session.handle(start(2))
    session.handle(start(3, { steps: 1 }))
    await until('finished')
    expect(fakes).toHaveLength(1)
    expect(new Set(events.slice(1).map((event) => event.session))).toEqual(new Set([3]))
  })

  it('heeds a pause, a limit and a step that come while it is loading', async () => {
    const session = sessionWith()
    session.handle(start(1))
    session.handle({ type: 'pause' })
    await until('paused')
    await tasks(5)
    expect(recorded()).toEqual([])
    session.handle(start(2))
    session.handle({ type: 'limit', steps: 3 })
    await until('finished')
    expect(recorded()).toEqual([1, 2, 3])
  })

  it('counts tensors only while nothing is under way', async () => {
    const session = sessionWith({
      backend: 'webgpu',
      trainers: [{ hold: true }],
      host: { liveTensors: () => 5 + 7 * (fakes[0]?.state.underWay ?? 0) },
    })
    session.handle(start(1))
    await tasks(5)
    fakes[0]!.releaseOne()
    await until('steps')
    expect(events.at(-1)).toMatchObject({ type: 'steps', tensors: 5 })
  })

  it('drops a start that a newer one overtook while the data came', async () => {
    let arrive = () => undefined as void
    const session = sessionWith({
      host: {
        fetchDataset: async (_url, onProgress) => {
          await new Promise<void>((resolve) => (arrive = resolve))
          onProgress(1)
          return {} as Dataset
        },
      },
    })
    session.handle(start(1))
    await tasks(5)
    session.handle(start(2, { steps: 1 }))
    const { length } = events
    arrive()
    await until('finished')
    expect(fakes).toHaveLength(1)
    expect(events.slice(length).every((event) => event.session === 2)).toBe(true)
  })
})
