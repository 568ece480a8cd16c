/** Runs for tests: clients that write down what they are told and tell what a test says, and events. */
import { DEFAULT_CONFIG, type RunConfig } from '../domain/config'
import type { DataSource } from '../domain/dataSource'
import { evaluationReport, stepRecord } from '../domain/testRecords'
import type { ClientOptions, Event, RunClient } from '../engine'

export interface FakeClient {
  /** Commands, in order, with their numbers and words: “start train”, “limit 400”. */
  readonly calls: readonly string[]
  readonly started: readonly RunConfig[]
  readonly sources: readonly DataSource[]
  readonly threads: number | undefined
  /** Tells an event, also one that a real client would keep back. */
  says(event: Partial<Event> & { type: Event['type'] }): void
}

/** A maker of such clients, and those it has made, in order. */
export function fakeClients() {
  const made: FakeClient[] = []

  function makeClient(onEvent: (event: Event) => void, options?: ClientOptions): RunClient {
    const calls: string[] = []
    const started: RunConfig[] = []
    const sources: DataSource[] = []
    const note =
      (name: string) =>
      (...args: unknown[]) =>
        void calls.push([name, ...args.filter((arg) => typeof arg !== 'object')].join(' '))
    made.push({
      calls,
      started,
      sources,
      threads: options?.threads,
      says: (event) => onEvent({ session: 1, ...event } as Event),
    })
    return {
      start(config, then, source) {
        note('start')(then)
        started.push(config)
        sources.push(source)
      },
      train: note('train'),
      pause: note('pause'),
      step: note('step'),
      limit: note('limit'),
      keep: note('keep'),
      weights: note('weights'),
      judge: note('judge'),
      compare: note('compare'),
      release: note('release'),
      endSilent: note('endSilent'),
      terminate: note('terminate'),
    }
  }

  return {
    makeClient,
    made,
    client(index = 0): FakeClient {
      const found = made[index]
      if (found === undefined) throw new Error(`no client ${index} was made`)
      return found
    },
  }
}

/** What a run is started with. */
export const startOf = (patch: Partial<RunConfig> = {}) => ({
  config: { ...DEFAULT_CONFIG, ...patch },
  set: null,
  source: { kind: 'mnist01', url: 'https://example.org/mnist01.bin' } as const,
})

/** One pair of two given images. */
export const COMPARISON = {
  given: { side: 1, channels: 1, count: 2, pixels: new Uint8Array(2) },
  a: Int32Array.of(0),
  b: Int32Array.of(1),
} as const

/** What a Worker tells of steps that ended in these losses. */
export function stepsOf(losses: readonly number[], from = 1) {
  const records = losses.map((loss, i) => stepRecord({ step: from + i, loss, ms: 10 }))
  return { type: 'steps' as const, records, layers: [], tensors: 6, closest: 0.5 }
}

export const steps = (from: number, to: number) =>
  stepsOf(
    Array.from({ length: to - from + 1 }, () => 1),
    from,
  )

/** What it tells of held-out pairs. */
export const evaluation = (step: number, auc: number, accuracy: number) => ({
  type: 'evaluation' as const,
  asLast: false,
  report: evaluationReport({ step, loss: 0.5, accuracy, auc }),
})

export const DEAD = {
  type: 'failed',
  error: { code: 'worker_died', title: 'It stopped', cause: 'Why.', fix: 'Reset.' },
} as const
