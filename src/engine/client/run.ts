/**
 * The page's end of a run: the only maker of Workers. A Worker is made at the first start and kept
 * for the next ones. It is thrown away when another backend is chosen, and when it failed, since
 * nothing is known of an engine that threw; the next start makes a new one.
 *
 * A run's Worker may ask for helper threads. They are made here, and go when it goes.
 */
import type { RunConfig } from '../../domain/config'
import type { DataSource } from '../../domain/dataSource'
import type { BackendChoice } from '../../domain/settings'
import { runError } from '../../domain/errors'
import type {
  Command,
  Comparison,
  Event,
  HelperFailed,
  HelperRequest,
  KeptAs,
  Then,
} from '../protocol/run'

export interface RunClient {
  /** Builds the run anew and then trains, or does one step. */
  start(config: RunConfig, then: Then, data: DataSource, keep?: KeptAs): void
  train(): void
  pause(): void
  step(): void
  /** Asks for a judgement of the weights as they stand. */
  judge(): void
  /** Asks what the network says of pairs; `compared` answers with the number of the request. */
  compare(request: number, comparison: Comparison): void
  /** Asks for the weights as they stand; `weights` answers with the number of the request. */
  weights(request: number): void
  /** Another step limit, 0 for none, for the run at hand. */
  limit(steps: number): void
  /** Keeps the run as it stands, where it is kept at all. */
  keep(): void
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

export interface WorkerMakers {
  run(): WorkerLike
  helper(): WorkerLike
}

export interface ClientOptions {
  /** In place of the page's own Workers. */
  readonly make?: Partial<WorkerMakers>
  /** Threads the run may have at most, its Worker's own among them. */
  readonly threads?: number
}

const MAKERS: WorkerMakers = {
  run: () =>
    new Worker(new URL('../worker/entry.ts', import.meta.url), { type: 'module', name: 'run' }),
  helper: () =>
    new Worker(new URL('../worker/helper.ts', import.meta.url), { type: 'module', name: 'helper' }),
}

/** @param onEvent gets every event of the newest start, none of an older one */
export function createRunClient(
  onEvent: (event: Event) => void,
  { make: given, threads = Infinity }: ClientOptions = {},
): RunClient {
  const make: WorkerMakers = { ...MAKERS, ...given }
  let worker: WorkerLike | null = null
  let helpers: WorkerLike[] = []
  let backend: BackendChoice | null = null
  let session = 0

  function terminate() {
    worker?.terminate()
    worker = null
    for (const helper of helpers) helper.terminate()
    helpers = []
  }

  function receive(from: WorkerLike, event: Event) {
    if (from !== worker || event.session !== session) return
    if (event.type === 'failed') terminate()
    onEvent(event)
  }

  function listen(to: WorkerLike) {
    const died = (message: string) =>
      receive(to, { session, type: 'failed', error: runError('worker_died', message) })
    to.onmessage = ({ data }: MessageEvent<Event | HelperRequest>) => {
      if (data.type !== 'helpers') return receive(to, data)
      if (to === worker) for (const port of data.ports) helpOrDecline(port, died)
    }
    onError(to, died)
  }

  function helpOrDecline(port: MessagePort, died: (message: string) => void) {
    if (helpers.length < threads - 1) return help(port, died)
    const cause = 'Other runs have the other threads.'
    port.postMessage({ type: 'failed', cause } satisfies HelperFailed)
  }

  /** Makes a helper. While it has no port it can be done without; later the run waits for it. */
  function help(port: MessagePort, died: (message: string) => void) {
    const helper = make.helper()
    helpers.push(helper)
    let atWork = false
    helper.onmessage = () => {
      atWork = true
      helper.postMessage(port, [port])
    }
    onError(helper, (message) => {
      if (atWork) return died(`A helper thread stopped. ${message}`)
      port.postMessage({ type: 'failed', cause: message } satisfies HelperFailed)
      helper.terminate()
      helpers = helpers.filter((other) => other !== helper)
    })
  }

  function workerFor(choice: BackendChoice): WorkerLike {
    if (choice !== backend) terminate()
    backend = choice
    if (worker) return worker
    worker = make.run()
    listen(worker)
    return worker
  }

  const send = (command: Command) => worker?.postMessage(command)

  return {
    start(config, then, data, keep) {
      session++
      const start: Command = { type: 'start', session, config, then, data, ...(keep && { keep }) }
      workerFor(config.backend).postMessage(start)
    },
    train: () => send({ type: 'train' }),
    pause: () => send({ type: 'pause' }),
    step: () => send({ type: 'step' }),
    judge: () => send({ type: 'judge' }),
    compare: (request, comparison) => send({ type: 'compare', request, ...comparison }),
    weights: (request) => send({ type: 'weights', request }),
    limit: (steps) => send({ type: 'limit', steps }),
    keep: () => send({ type: 'keep' }),
    release: () => send({ type: 'release', session: ++session }),
    terminate,
  }
}

/** Tells of whatever ends a Worker or garbles it. */
function onError(worker: WorkerLike, tell: (message: string) => void) {
  worker.onmessageerror = () => tell('A message could not be read.')
  worker.onerror = (event) => {
    event.preventDefault()
    tell(event.message || 'Its script could not be loaded.')
  }
}
