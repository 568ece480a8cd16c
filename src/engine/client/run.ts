/**
 * The page's end of a run: the only maker of Workers. A Worker is made at the first start and kept
 * for the next ones. It is thrown away when another backend is chosen, and when it failed, since
 * nothing is known of an engine that threw; the next start makes a new one.
 *
 * It is watched. Silence is told, with the longest step before it, since a step may take long; whoever asked
 * can end it. One that keeps a Reset or a start waiting is thrown away, and a new one does what was asked since.
 *
 * A run's Worker may ask for helper threads. They are made here, and go when it goes.
 */
import type { RunConfig } from '../../domain/config'
import type { DataSource } from '../../domain/dataSource'
import type { BackendChoice } from '../../domain/settings'
import { runError, type RunError } from '../../domain/errors'
import type { PackedWeights } from '../../domain/fileWeights'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, whyNoScript, type WorkerLike } from './listen'
import type {
  Alive,
  Command,
  Comparison,
  Event,
  HelperFailed,
  HelperRequest,
  KeptAs,
  Then,
} from '../protocol/run'
import { PAGE_CLOCK, watched, type Clock } from './watch'

export interface RunClient {
  /** Builds the run anew and then trains, or does one step. */
  start(
    config: RunConfig,
    then: Then,
    data: DataSource,
    keep?: KeptAs,
    weights?: PackedWeights,
  ): void
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
  /** Ends a Worker that is silent: the run has failed then, by that. */
  endSilent(): void
  /** Ends the Worker at once. A later start makes a new one. */
  terminate(): void
}

export interface WorkerMakers {
  run(): WorkerLike
  helper(): WorkerLike
}

export interface ClientOptions {
  /** In place of the page's own Workers. */
  readonly make?: Partial<WorkerMakers>
  /** Threads the run may have at most, its Worker's own among them. */
  readonly threads?: number
  /** Milliseconds of silence, beyond what steps take, after which a run is ended unasked. */
  readonly endsSilentAfter?: number
  /** Null where nothing is watched, since it is in this very thread. */
  readonly clock?: Clock | null
  /** The page's locks; null where the browser has none. */
  readonly locks?: Pick<LockManager, 'request'> | null
}

/** Silence that is not told yet, in milliseconds. */
const UNTOLD = 10_000
/** Steps differ: only a multiple of the longest is silence. */
const STEPS = 3
/** How long a Worker may keep a Reset or a new start waiting, in milliseconds. */
const PROMPT = 800

const MAKERS: WorkerMakers = {
  run: () =>
    new Worker(new URL('../worker/entry.ts', import.meta.url), { type: 'module', name: 'run' }),
  helper: () =>
    new Worker(new URL('../worker/helper.ts', import.meta.url), { type: 'module', name: 'helper' }),
}

// Absent on pages that are not secure, and in Node.
const pageLocks = () => (globalThis as { navigator?: Partial<Navigator> }).navigator?.locks ?? null

/** @param onEvent gets every event of the newest start, none of an older one */
export function createRunClient(
  onEvent: (event: Event) => void,
  {
    make: given,
    threads = Infinity,
    endsSilentAfter = 120_000,
    clock = PAGE_CLOCK,
    locks = pageLocks(),
  }: ClientOptions = {},
): RunClient {
  const make: WorkerMakers = { ...MAKERS, ...given }
  let worker: WorkerLike | null = null
  let helpers: WorkerLike[] = []
  let backend: BackendChoice | null = null
  let session = 0
  /** Whether the Worker has said anything yet, so that it has been loaded. */
  let speaks = false
  /** What the Worker was told since the newest session, which it has not begun to heed; null once it has. */
  let unheeded: Command[] | null = null
  let waits = () => undefined as void
  let longest = 0
  let silent: number | null = null

  function terminate() {
    worker?.terminate()
    worker = null
    speaks = false
    unheeded = null
    waits()
    hearsSilence(0)
    for (const helper of helpers) helper.terminate()
    helpers = []
  }

  function receive(from: WorkerLike, event: Event) {
    if (from !== worker || event.session !== session) return
    unheeded = null
    waits()
    if (event.type === 'steps') for (const { ms } of event.records) longest = Math.max(longest, ms)
    if (event.type === 'failed') terminate()
    onEvent(event)
  }

  function hears(silence: number) {
    if (silence === 0) speaks = true
    hearsSilence(silence)
  }

  /** Told with each look at a Worker, until it speaks again. */
  function hearsSilence(silence: number) {
    if (silence < Math.max(UNTOLD, STEPS * longest)) {
      if (silent !== null) onEvent({ session, type: 'silence', silence: null })
      silent = null
      return
    }
    silent = silence
    onEvent({ session, type: 'silence', silence: { ms: silence, longest, loaded: speaks } })
    if (silence >= endsSilentAfter + STEPS * longest) endSilent()
  }

  function endSilent() {
    if (worker === null || silent === null) return
    const cause = `It had not answered for ${Math.round(silent / 1000)} s, and was ended.`
    receive(worker, { session, type: 'failed', error: runError('worker_died', cause) })
  }

  /** A Worker that keeps the newest session waiting gives way to a new one, which is told all of it. */
  function mustHeed(command: Command) {
    unheeded = [command]
    waits()
    if (!speaks || clock === null) return
    const stops = [clock.after(PROMPT, () => stops.push(clock.after(0, giveWay)))]
    waits = () => stops.forEach((stop) => stop())
  }

  function giveWay() {
    const told = unheeded ?? []
    terminate()
    const [first] = told
    if (first?.type === 'release') return onEvent({ session, type: 'released', tensors: 0 })
    if (first?.type !== 'start') return
    const made = workerFor(first.config.backend)
    for (const command of told) made.postMessage(command)
    unheeded = told
  }

  function listen(to: WorkerLike) {
    const died = (message: string) =>
      receive(to, { session, type: 'failed', error: runError('worker_died', message) })
    const stopped = (message: string, isUnloaded: boolean) => {
      if (!isUnloaded) return died(message)
      receive(to, { session, type: 'failed', error: noScript() })
    }
    const hear = (event: Event | HelperRequest | Alive) => {
      if (event.type === 'alive') return onceGone(event.lock, died)
      if (event.type !== 'helpers') return receive(to, event)
      if (to === worker) for (const port of event.ports) helpOrDecline(port, died)
    }
    listenTo(to, hear, stopped)
  }

  /** A Worker that ends in silence fires no event, but it lets go of its lock. */
  function onceGone(lock: string, died: (message: string) => void) {
    // Where locks are refused nothing tells.
    locks?.request(lock, () => died('It ended without a word.')).catch(() => undefined)
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
    const loaded = () => {
      atWork = true
      helper.postMessage(port, [port])
    }
    listenTo(helper, loaded, (message) => {
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
    const made = make.run()
    worker = clock === null ? made : watched(made, hears, clock)
    longest = 0
    listen(worker)
    return worker
  }

  function send(command: Command) {
    unheeded?.push(command)
    worker?.postMessage(command)
  }

  return {
    start(config, then, data, keep, weights) {
      session++
      const start: Command = {
        ...{ type: 'start', session, config, then, data },
        ...(keep && { keep }),
        ...(weights && { weights }),
      }
      workerFor(config.backend).postMessage(start)
      mustHeed(start)
    },
    train: () => send({ type: 'train' }),
    pause: () => send({ type: 'pause' }),
    step: () => send({ type: 'step' }),
    judge: () => send({ type: 'judge' }),
    compare: (request, comparison) => send({ type: 'compare', request, ...comparison }),
    weights: (request) => send({ type: 'weights', request }),
    limit: (steps) => send({ type: 'limit', steps }),
    keep: () => send({ type: 'keep' }),
    release() {
      const release: Command = { type: 'release', session: ++session }
      worker?.postMessage(release)
      if (worker !== null) mustHeed(release)
    },
    endSilent,
    terminate,
  }
}

const noScript = (): RunError => ({
  ...runError('part_unreachable', whyNoScript()),
  title: 'What trains could not be loaded',
  fix: 'Check the connection, then Reset and train again. If that does not help, reload the page.',
})
