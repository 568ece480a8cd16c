import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import type { Dataset } from '../core/data/dataset'
import type { BackendInfo, Command, Event } from '../protocol/run'
import { fakeTrainer, type FakeTrainer, type FakeTrainerOptions } from './fakeTrainer'
import { createSession, type Session, type SessionHost } from './session'

/** A session on a host without an engine, for tests: it keeps what is posted and counts calls. */
export interface Setting {
  readonly backend?: BackendInfo['id']
  /** One for each run that is built. */
  readonly trainers?: readonly FakeTrainerOptions[]
  readonly host?: Partial<SessionHost>
}
export type Harness = ReturnType<typeof createHarness>

export const info = (id: BackendInfo['id']): BackendInfo => ({
  id,
  label: id,
  detail: '',
  why: '',
})

/** Lets so many turns of the task queue pass. */
export async function tasks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** A start without a step limit. */
export const start = (
  session: number,
  patch: Partial<RunConfig> = {},
  then: 'train' | 'step' = 'train',
): Command => ({
  type: 'start',
  session,
  config: { ...DEFAULT_CONFIG, steps: 0, ...patch },
  then,
  data: { kind: 'mnist01', url: 'data' },
})

export function createHarness() {
  const sessions: Session[] = []
  const events: Event[] = []
  const fakes: FakeTrainer[] = []
  const calls = { backends: 0, datasets: 0 }
  const types = () => events.map(({ type }) => type)

  return {
    events,
    fakes,
    calls,
    /** What the host's clock shows, in milliseconds. */
    clock: 0,
    sessionWith({ backend = 'wasm', trainers = [], host = {} }: Setting = {}): Session {
      const session = createSession({
        post: (event) => events.push(event),
        startBackend: async () => (calls.backends++, info(backend)),
        loadDataset: async (_source, _config, onProgress) => {
          calls.datasets++
          onProgress(0.5)
          return {} as Dataset
        },
        warmUp: async () => {},
        openRecorder: async () => {
          throw new Error('There is no storage.')
        },
        createTrainer: () => {
          const fake = fakeTrainer(trainers[fakes.length] ?? {})
          fakes.push(fake)
          return fake.trainer
        },
        liveTensors: () => fakes.filter(({ state }) => !state.disposed).length * 5,
        now: () => this.clock,
        nextTask: () => tasks(1),
        ...host,
      })
      sessions.push(session)
      return session
    },
    types,
    /** Steps recorded so far. */
    recorded: () =>
      events.flatMap((e) => (e.type === 'steps' ? e.records.map(({ step }) => step) : [])),
    /** Waits for an event of this type. */
    async until(type: Event['type']): Promise<void> {
      for (let i = 0; i < 500 && !types().includes(type); i++) await tasks(1)
      if (!types().includes(type)) throw new Error(`no ${type} among ${types().join(', ')}`)
    },
    /** Ends what still runs: a run without a limit would go on behind the next test. */
    close: () => sessions.forEach((session) => session.handle({ type: 'release', session: 1000 })),
  }
}
