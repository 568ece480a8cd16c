import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import { createRunClient, type RunClient, type WorkerLike } from './client'
import type { Command, Event } from './protocol'

/** A Worker that keeps what it is sent. */
class FakeWorker implements WorkerLike {
  readonly sent: Command[] = []
  terminated = false
  onmessage: WorkerLike['onmessage'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  onerror: WorkerLike['onerror'] = null
  postMessage(command: Command) {
    expect(this.terminated).toBe(false)
    this.sent.push(structuredClone(command))
  }
  terminate() {
    this.terminated = true
  }
  says(event: Event) {
    this.onmessage?.call(this as unknown as Worker, { data: event } as MessageEvent)
  }
  dies(message: string) {
    const event = { message, preventDefault: () => undefined } as ErrorEvent
    this.onerror?.call(this as unknown as Worker, event)
  }
}

let workers: FakeWorker[]
let events: Event[]
let client: RunClient
const config = { ...DEFAULT_CONFIG, backend: 'wasm' } as const

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.org/play/index.html' })
  workers = []
  events = []
  client = createRunClient(
    (event) => events.push(event),
    () => {
      workers.push(new FakeWorker())
      return workers.at(-1)!
    },
  )
})

describe('a run client', () => {
  it('makes a Worker at the first start only, and sends it what to do', () => {
    client.train()
    client.release()
    expect(workers).toHaveLength(0)
    client.start(config, 'train')
    client.pause()
    client.step()
    client.limit(50)
    expect(workers).toHaveLength(1)
    expect(workers[0]!.sent.map(({ type }) => type)).toEqual(['start', 'pause', 'step', 'limit'])
    expect(workers[0]!.sent[0]).toMatchObject({
      config,
      then: 'train',
      dataUrl: 'https://example.org/play/data/mnist01.bin',
    })
  })

  it('numbers its sessions and drops events of older ones', () => {
    client.start(config, 'train')
    const [first] = sessions()
    workers[0]!.says({ session: first!, type: 'training' })
    client.start(config, 'train')
    workers[0]!.says({ session: first!, type: 'paused' })
    workers[0]!.says({ session: sessions()[1]!, type: 'training' })
    client.release()
    workers[0]!.says({ session: sessions()[1]!, type: 'paused' })
    workers[0]!.says({ session: sessions()[2]!, type: 'released', tensors: 0 })
    expect(events.map(({ type }) => type)).toEqual(['training', 'training', 'released'])
  })

  it('keeps its Worker for the same backend and makes a new one for another', () => {
    client.start(config, 'train')
    client.start({ ...config, seed: 2 }, 'step')
    expect(workers).toHaveLength(1)
    client.start({ ...config, backend: 'cpu' }, 'train')
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  it('tells of a Worker that dies and starts with a new one', () => {
    client.start(config, 'train')
    workers[0]!.dies('out of stack')
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      error: { code: 'worker_died', cause: 'out of stack' },
    })
    expect(workers[0]!.terminated).toBe(true)
    client.pause()
    client.start(config, 'train')
    expect(workers).toHaveLength(2)
  })

  it('tells of a Worker that cannot be loaded or understood', () => {
    client.start(config, 'train')
    workers[0]!.dies('')
    expect(events.at(-1)).toMatchObject({ error: { cause: 'Its script could not be loaded.' } })
    client.start(config, 'train')
    workers[1]!.onmessageerror?.call(workers[1] as unknown as Worker, {} as MessageEvent)
    expect(events.at(-1)).toMatchObject({ error: { code: 'worker_died' } })
  })

  it('throws a Worker away that failed', () => {
    client.start(config, 'train')
    const error = { code: 'device_lost', title: '', cause: '', fix: '' } as const
    workers[0]!.says({ session: sessions()[0]!, type: 'failed', error })
    expect(events).toHaveLength(1)
    expect(workers[0]!.terminated).toBe(true)
  })

  it('hears nothing of a Worker it ended', () => {
    client.start(config, 'train')
    client.terminate()
    workers[0]!.says({ session: sessions()[0]!, type: 'training' })
    workers[0]!.dies('late')
    expect(events).toEqual([])
    expect(workers[0]!.terminated).toBe(true)
  })
})

const sessions = () =>
  workers.flatMap(({ sent }) => sent.flatMap((each) => ('session' in each ? [each.session] : [])))
