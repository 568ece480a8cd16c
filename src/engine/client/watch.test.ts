import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import { PING, PONG } from '../../loading/heartbeat'
import type { Command, Event } from '../protocol/run'
import { createRunClient } from './run'
import { FakeWorker } from './testWorker'
import { endsWhenSilent, type Clock } from './watch'

/** A clock that goes as a test says. */
function fakeClock(): Clock & { pass(ms: number): void } {
  let now = 0
  let due: { readonly at: number; readonly act: () => void }[] = []
  return {
    now: () => now,
    after(milliseconds, act) {
      const one = { at: now + milliseconds, act }
      due.push(one)
      return () => void (due = due.filter((each) => each !== one))
    },
    pass(ms) {
      const end = now + ms
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        now = next.at
        due = due.filter((each) => each !== next)
        next.act()
      }
      now = end
    },
  }
}

type Worker = FakeWorker<Command | typeof PING, Event | typeof PONG>
const config = { ...DEFAULT_CONFIG, backend: 'wasm' } as const
const data = { kind: 'mnist01', url: 'https://example.org/mnist01.bin' } as const

function run(endsSilentAfter = Infinity) {
  const clock = fakeClock()
  const workers: Worker[] = []
  const events: Event[] = []
  const make = { run: () => workers[workers.push(new FakeWorker()) - 1]! }
  const client = createRunClient((event) => events.push(event), { make, clock, endsSilentAfter })
  client.start(config, 'train', data)
  const session = () =>
    workers
      .flatMap(({ sent }) => sent)
      .findLast((each) => typeof each !== 'string' && 'session' in each)
  const says = (event: object) =>
    workers.at(-1)!.says({ ...event, session: (session() as { session: number }).session } as Event)
  const step = (ms: number) =>
    says({ type: 'steps', records: [{ ms }], layers: [], tensors: 0, closest: 1 })
  const silences = () => events.flatMap((each) => (each.type === 'silence' ? [each.silence] : []))
  return { clock, workers, events, client, says, step, silences }
}

test('a Worker that answers is never called silent', () => {
  const { clock, workers, silences } = run()
  for (let i = 0; i < 60; i++) {
    clock.pass(2000)
    if (workers[0]!.sent.at(-1) === PING) workers[0]!.says(PONG)
  }
  expect(silences()).toEqual([])
})

test('one that does not is, with how long, until it speaks again', () => {
  const { clock, workers, silences } = run()
  workers[0]!.says(PONG)
  clock.pass(14_000)
  expect(silences()).toEqual([
    { ms: 10_000, longest: 0, loaded: true },
    { ms: 12_000, longest: 0, loaded: true },
  ])
  workers[0]!.says(PONG)
  expect(silences().at(-1)).toBeNull()
})

test('one whose script never came is told apart', () => {
  const { clock, silences } = run()
  clock.pass(12_000)
  expect(silences()).toEqual([{ ms: 10_000, longest: 0, loaded: false }])
})

test('a long step is not called silence where steps are that long', () => {
  const { clock, step, silences } = run()
  step(20_000)
  clock.pass(58_000)
  expect(silences()).toEqual([])
  clock.pass(4_000)
  expect(silences()[0]).toEqual({ ms: 60_000, longest: 20_000, loaded: true })
})

test('a page that slept has not heard silence', () => {
  const { clock, workers, silences } = run()
  clock.pass(2000)
  const { now } = clock
  clock.now = () => now() + 3_600_000
  clock.pass(4000)
  workers[0]!.says(PONG)
  expect(silences()).toEqual([])
})

test('a silent one is ended when asked to, by which the run has failed', () => {
  const { clock, workers, events, client } = run()
  clock.pass(12_000)
  client.endSilent()
  expect(workers[0]!.terminated).toBe(true)
  expect(events.at(-1)).toMatchObject({
    type: 'failed',
    error: { code: 'worker_died', cause: 'It had not answered for 10 s, and was ended.' },
  })
})

test('one that nobody looks at is ended unasked', () => {
  const { clock, events } = run(30_000)
  clock.pass(40_000)
  expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'worker_died' } })
})

test('a Reset that a Worker does not answer ends it within a second, and Train has a new one', () => {
  const { clock, workers, events, client, says, step } = run()
  step(5)
  client.release()
  clock.pass(1000)
  expect(workers[0]!.terminated).toBe(true)
  expect(events.at(-1)).toMatchObject({ type: 'released', tensors: 0 })
  client.start(config, 'train', data)
  expect(workers).toHaveLength(2)
  says({ type: 'training' })
  expect(events.at(-1)).toMatchObject({ type: 'training' })
})

test('a start that waits for an old step goes to a new Worker, with all that was asked since', () => {
  const { clock, workers, client, says, step } = run()
  step(5)
  client.release()
  client.start({ ...config, seed: 9 }, 'train', data)
  client.limit(7)
  client.pause()
  clock.pass(1000)
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  expect(workers[1]!.sent).toMatchObject([
    { type: 'start', config: { seed: 9 } },
    { type: 'limit', steps: 7 },
    { type: 'pause' },
  ])
  says({ type: 'progress', progress: { stage: 'engine', fraction: null } })
  clock.pass(5000)
  expect(workers).toHaveLength(2)
})

test('a Worker that heeds a Reset stays', () => {
  const { clock, workers, client, says, step } = run()
  step(5)
  client.release()
  says({ type: 'released', tensors: 3 })
  clock.pass(1000)
  expect(workers[0]!.terminated).toBe(false)
})

test('a Worker that others wait for tells its silence as its end', () => {
  const clock = fakeClock()
  const inner = new FakeWorker<string, string>()
  const seen = endsWhenSilent(inner, clock)
  const told: string[] = []
  seen.onerror = (event) => told.push((event as ErrorEvent).message)
  seen.postMessage('work')
  clock.pass(58_000)
  inner.says(PONG)
  clock.pass(50_000)
  expect(told).toEqual([])
  clock.pass(14_000)
  expect(told[0]).toBe('It has not answered for 60 s.')
})
