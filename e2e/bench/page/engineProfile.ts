/** Our engine with its kernels laid open: the run's Worker through its client, helpers included. */
import { createRunClient, type Event } from '../../../src/engine'
import type { ProfileAnswer, ProfileCommand, StepsAnswer, StepsRequest } from './messages'

/** Fewer than lie between two evaluations, whose kernels would count as a step's. */
const MOST_STEPS = 6
/** Above this, in milliseconds, as many steps as fit into the time never reach an evaluation. */
const SLOW_MS = 500

const makeRun = () => new Worker(new URL('./engineWorker.ts', import.meta.url), { type: 'module' })

/** Warms up, up to the first evaluation where that is soon, and then profiles single steps. */
export async function profileEngine({ config, seconds }: StepsRequest): Promise<StepsAnswer> {
  const worker = makeRun()
  const { push, until } = eventQueue()
  const url = new URL('data/mnist01.bin', document.baseURI).href
  const client = createRunClient(push, { make: { run: () => worker } })
  async function step() {
    client.step()
    const { records } = await until('steps')
    await until('paused')
    return records.reduce((sum, record) => sum + record.ms, 0)
  }
  try {
    client.start(config, 'step', { kind: 'mnist01', url })
    await until('paused')
    if ((await step()) < SLOW_MS) {
      client.train()
      await until('evaluation')
      client.pause()
      await until('paused')
    }
    tell(worker, { type: 'profile', steps: null })
    const ms: number[] = []
    const start = performance.now()
    do ms.push(await step())
    while (ms.length < MOST_STEPS && performance.now() - start < 500 * seconds)
    const { kernels, dispatches } = await profileOf(worker, ms.length)
    return { ms, kernels, dispatches }
  } finally {
    client.terminate()
  }
}

const tell = (worker: Worker, command: ProfileCommand) => worker.postMessage(command)

function profileOf(worker: Worker, steps: number): Promise<ProfileAnswer> {
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ProfileAnswer | Event>) => {
      if (data.type === 'profile') resolve(data)
    })
    tell(worker, { type: 'profile', steps })
  })
}

/** Events in order, to be waited for; a failure rejects whoever waits. */
function eventQueue() {
  const waiting: Event[] = []
  let wake = () => {}
  async function next(): Promise<Event> {
    while (waiting.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return waiting.shift() as Event
  }
  return {
    push(event: Event) {
      waiting.push(event)
      wake()
    },
    /** The next event of one of these types; those before it are dropped. */
    async until<T extends Event['type']>(...types: T[]): Promise<Extract<Event, { type: T }>> {
      for (;;) {
        const event = await next()
        if (event.type === 'failed') throw new Error(event.error.cause)
        if (event.type === 'non_finite') throw new Error('a value is not finite')
        if ((types as string[]).includes(event.type)) return event as Extract<Event, { type: T }>
      }
    },
  }
}
