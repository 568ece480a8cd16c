import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import { createRunClient, type RunClient, type WorkerMakers } from './run'
import type { Alive, Command, Event, HelperRequest } from '../protocol/run'
import { FakeWorker } from './testWorker'

class TestWorker extends FakeWorker<Command, Event | HelperRequest | Alive | { type: 'loaded' }> {}

let workers: TestWorker[]
let helpers: TestWorker[]
let events: Event[]
let make: WorkerMakers
let client: RunClient
const data = { kind: 'mnist01', url: 'https://example.org/data/mnist01.bin' } as const
const config = { ...DEFAULT_CONFIG, backend: 'wasm' } as const

const comparison = {
  given: { side: 1, channels: 1, count: 2, pixels: Uint8Array.of(3, 4) },
  a: Int32Array.of(0),
  b: Int32Array.of(1),
} as const

beforeEach(() => {
  workers = []
  helpers = []
  events = []
  const madeInto = (list: TestWorker[]) => () => list[list.push(new TestWorker()) - 1]!
  make = { run: madeInto(workers), helper: madeInto(helpers) }
  client = createRunClient((event) => events.push(event), { make })
})

describe('a run client', () => {
  it('makes a Worker at the first start only, and sends it what to do', () => {
    client.train()
    client.release()
    expect(workers).toHaveLength(0)
    client.start(config, 'train', data)
    client.pause()
    client.step()
    client.limit(50)
    client.judge()
    client.compare(7, comparison)
    expect(workers).toHaveLength(1)
    expect(workers[0]!.sent.map(({ type }) => type)).toEqual([
      'start',
      'pause',
      'step',
      'limit',
      'judge',
      'compare',
    ])
    expect(workers[0]!.sent.at(-1)).toEqual({ type: 'compare', request: 7, ...comparison })
    expect(workers[0]!.sent[0]).toMatchObject({
      config,
      then: 'train',
      data,
    })
  })

  it('numbers its sessions and drops events of older ones', () => {
    client.start(config, 'train', data)
    const [first] = sessions()
    workers[0]!.says({ session: first!, type: 'training' })
    client.start(config, 'train', data)
    workers[0]!.says({ session: first!, type: 'paused' })
    workers[0]!.says({ session: sessions()[1]!, type: 'training' })
    client.release()
    workers[0]!.says({ session: sessions()[1]!, type: 'paused' })
    workers[0]!.says({ session: sessions()[2]!, type: 'released', tensors: 0 })
    expect(events.map(({ type }) => type)).toEqual(['training', 'training', 'released'])
  })

  it('keeps its Worker for the same backend and makes a new one for another', () => {
    client.start(config, 'train', data)
    client.start({ ...config, seed: 2 }, 'step', data)
    expect(workers).toHaveLength(1)
    client.start({ ...config, backend: 'cpu' }, 'train', data)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  it('tells of a Worker that dies and starts with a new one', () => {
    client.start(config, 'train', data)
    workers[0]!.dies('out of stack')
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      error: { code: 'worker_died', cause: 'out of stack' },
    })
    expect(workers[0]!.terminated).toBe(true)
    client.pause()
    client.start(config, 'train', data)
    expect(workers).toHaveLength(2)
  })

  it('tells of a Worker that cannot be loaded or understood', () => {
    client.start(config, 'train', data)
    workers[0]!.dies('')
    expect(events.at(-1)).toMatchObject({ error: { code: 'part_unreachable' } })
    client.start(config, 'train', data)
    workers[1]!.onmessageerror?.call(workers[1] as unknown as Worker, {} as MessageEvent)
    expect(events.at(-1)).toMatchObject({ error: { code: 'worker_died' } })
  })

  it('throws a Worker away that failed', () => {
    client.start(config, 'train', data)
    const error = { code: 'device_lost', title: '', cause: '', fix: '' } as const
    workers[0]!.says({ session: sessions()[0]!, type: 'failed', error })
    expect(events).toHaveLength(1)
    expect(workers[0]!.terminated).toBe(true)
  })

  it('tells of a Worker that ends in silence, by the lock that it lets go of', async () => {
    const gone = new Map<string, () => void>()
    const request = (lock: string, granted: () => void) =>
      new Promise<void>((resolve) => gone.set(lock, () => resolve(granted())))
    const locks = { request } as unknown as LockManager
    client = createRunClient((event) => events.push(event), { make, locks })
    client.start(config, 'train', data)
    workers[0]!.says({ type: 'alive', lock: 'worker 1' })
    client.terminate()
    client.start(config, 'train', data)
    workers[1]!.says({ type: 'alive', lock: 'worker 2' })
    gone.get('worker 1')!()
    expect(events).toEqual([])
    gone.get('worker 2')!()
    expect(events).toMatchObject([
      { type: 'failed', error: { code: 'worker_died', cause: 'It ended without a word.' } },
    ])
    expect(workers[1]!.terminated).toBe(true)
  })

  it('hears nothing of a Worker it ended', () => {
    client.start(config, 'train', data)
    client.terminate()
    workers[0]!.says({ session: sessions()[0]!, type: 'training' })
    workers[0]!.dies('late')
    expect(events).toEqual([])
    expect(workers[0]!.terminated).toBe(true)
  })
})

describe('the helpers of a run', () => {
  /** What a run's Worker keeps of the ports that it sends away. */
  let kept: MessagePort[]

  function ask(worker: TestWorker, count: number) {
    const channels = Array.from({ length: count }, () => new MessageChannel())
    kept = channels.map(({ port1 }) => port1)
    worker.says({ type: 'helpers', ports: channels.map(({ port2 }) => port2) })
    return channels.map(({ port2 }) => port2)
  }
  afterEach(() => kept.forEach((port) => port.close()))

  it('are made for the ports that its Worker sends, and get them once they have loaded', () => {
    client.start(config, 'train', data)
    const ports = ask(workers[0]!, 2)
    expect(helpers.map((helper) => helper.ports)).toEqual([[], []])
    helpers[1]!.says({ type: 'loaded' })
    helpers[0]!.says({ type: 'loaded' })
    expect(helpers[0]!.ports[0]).toBe(ports[0])
    expect(helpers[1]!.ports[0]).toBe(ports[1])
    expect(events).toEqual([])
  })

  it('are made even where a newer start has overtaken the one that asked', () => {
    client.start(config, 'train', data)
    client.start(config, 'train', data)
    ask(workers[0]!, 1)
    expect(helpers).toHaveLength(1)
  })

  it.each<[string, (worker: TestWorker) => void]>([
    ['is terminated', () => client.terminate()],
    [
      'gives way to another backend',
      () => client.start({ ...config, backend: 'cpu' }, 'train', data),
    ],
    ['dies', (worker) => worker.dies('out of stack')],
    [
      'fails',
      (worker) =>
        worker.says({
          session: sessions()[0]!,
          type: 'failed',
          error: { code: 'internal', title: '', cause: '', fix: '' },
        }),
    ],
  ])('all go when its Worker %s', (_how, end) => {
    client.start(config, 'train', data)
    ask(workers[0]!, 3)
    helpers[0]!.says({ type: 'loaded' })
    end(workers[0]!)
    expect(workers[0]!.terminated).toBe(true)
    expect(helpers.map(({ terminated }) => terminated)).toEqual([true, true, true])
  })

  it('stay through a new start and a release, which keep the Worker', () => {
    client.start(config, 'train', data)
    ask(workers[0]!, 1)
    client.start(config, 'train', data)
    client.release()
    expect(helpers.map(({ terminated }) => terminated)).toEqual([false])
  })

  it('are not made for a Worker that has ended', () => {
    client.start(config, 'train', data)
    client.terminate()
    ask(workers[0]!, 2)
    expect(helpers).toHaveLength(0)
  })

  it('are declined beyond the threads that the run may have', async () => {
    client = createRunClient((event) => events.push(event), { make, threads: 2 })
    client.start(config, 'train', data)
    ask(workers[0]!, 3)
    const told = kept
      .slice(1)
      .map((port) => new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data))))
    const declined = { type: 'failed', cause: 'Other runs have the other threads.' }
    expect(await Promise.all(told)).toEqual([declined, declined])
    expect(helpers).toHaveLength(1)
    expect(events).toEqual([])
  })

  it('can fail to load: the Worker is told why and goes on', async () => {
    client.start(config, 'train', data)
    ask(workers[0]!, 2)
    const told = new Promise((resolve) => (kept[0]!.onmessage = ({ data }) => resolve(data)))
    helpers[0]!.dies('blocked')
    expect(await told).toEqual({ type: 'failed', cause: 'blocked' })
    expect(helpers.map(({ terminated }) => terminated)).toEqual([true, false])
    expect(workers[0]!.terminated).toBe(false)
    expect(events).toEqual([])
  })

  it('end the run when one stops at work, since the run would wait for it', () => {
    client.start(config, 'train', data)
    ask(workers[0]!, 2)
    helpers[0]!.says({ type: 'loaded' })
    helpers[0]!.dies('unreachable')
    expect(events).toMatchObject([
      {
        type: 'failed',
        error: { code: 'worker_died', cause: 'A helper thread stopped. unreachable' },
      },
    ])
    expect([...workers, ...helpers].every(({ terminated }) => terminated)).toBe(true)
  })
})

const sessions = () =>
  workers.flatMap(({ sent }) => sent.flatMap((each) => ('session' in each ? [each.session] : [])))
