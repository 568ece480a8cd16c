/**
 * The page's end of a run: the only maker of Workers. A Worker is made at the first start and kept
 * for the next ones. It is thrown away when another backend is chosen, and when it failed, since
 * nothing is known of an engine that threw; the next start makes a new one.
 */
import type { BackendChoice, RunConfig } from '../domain/config'
import { runError } from '../domain/errors'
import type { Command, Event, Then } from './protocol'

export interface RunClient {
  /** Builds the run anew and then trains, or does one step. */
  start(config: RunConfig, then: Then): void
  train(): void
  pause(): void
  step(): void
  /** Another step limit, 0 for none, for the run at hand. */
  limit(steps: number): void
  /** Frees what the run holds. Without a Worker there is nothing to free, and no event follows. */
  release(): void
  /** Ends the Worker at once. A later start makes a new one. */
  terminate(): void
}

/** What a client needs of a Worker. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'
>

const IMAGES = 'data/mnist01.bin'

function makeWorker(): WorkerLike {
  return new Worker(new URL('./worker/entry.ts', import.meta.url), { type: 'module', name: 'run' })
}

/** @param onEvent gets every event of the newest start, none of an older one */
export function createRunClient(
  onEvent: (event: Event) => void,
  make: () => WorkerLike = makeWorker,
): RunClient {
  let worker: WorkerLike | null = null
  let backend: BackendChoice | null = null
  let session = 0

  function terminate() {
    worker?.terminate()
    worker = null
  }

  function listen(to: WorkerLike) {
    const died = (message: string) =>
      receive({ session, type: 'failed', error: runError('worker_died', message) })
    const receive = (event: Event) => {
      if (to !== worker || event.session !== session) return
      if (event.type === 'failed') terminate()
      onEvent(event)
    }
    to.onmessage = ({ data }: MessageEvent<Event>) => receive(data)
    to.onmessageerror = () => died('A message could not be read.')
    to.onerror = (event) => {
      event.preventDefault()
      died(event.message || 'Its script could not be loaded.')
    }
  }

  function workerFor(choice: BackendChoice): WorkerLike {
    if (choice !== backend) terminate()
    backend = choice
    if (worker) return worker
    worker = make()
    listen(worker)
    return worker
  }

  const send = (command: Command) => worker?.postMessage(command)

  return {
    start(config, then) {
      session++
      const dataUrl = new URL(IMAGES, document.baseURI).href
      workerFor(config.backend).postMessage({
        type: 'start',
        session,
        config,
        then,
        dataUrl,
      } satisfies Command)
    },
    train: () => send({ type: 'train' }),
    pause: () => send({ type: 'pause' }),
    step: () => send({ type: 'step' }),
    limit: (steps) => send({ type: 'limit', steps }),
    release: () => send({ type: 'release', session: ++session }),
    terminate,
  }
}
