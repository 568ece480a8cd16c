/**
 * The page's own client of a run, with the run in this process in place of a Worker. Messages are
 * copies and arrive in tasks of their own, as between threads; but everything shares one engine, so
 * that `tensors` counts those of all runs, and steps of one keep the others waiting.
 */
import { setImmediate } from 'node:timers'
import type { WorkerLike } from '../client/listen'
import { createRunClient, type RunClient } from '../client/run'
import type { Command, Event } from '../protocol/run'
import { createNodeSession } from './session'

export interface NodeClientOptions {
  /**
   * Whether each step is told before the next begins, so that what is told, and when, is a function of
   * the RunConfig too; else steps are told as often as on the page.
   */
  readonly tellsEachStep?: boolean
  /** The folder that runs are kept in as they go; absent for nowhere. */
  readonly keptIn?: string
}

/** @param onEvent gets every event of the newest start, none of an older one */
export function createNodeClient(
  onEvent: (event: Event) => void,
  { tellsEachStep = false, keptIn }: NodeClientOptions = {},
): RunClient {
  const now = tellsEachStep ? leapingClock() : () => performance.now()
  const run = () => createWorkerHere(now, keptIn)
  return createRunClient(onEvent, { make: { run, helper: noHelper }, clock: null })
}

/** At each look the time to post has come. */
function leapingClock(): () => number {
  let now = 0
  return () => (now += 1000)
}

/** A number no client comes to, so that nobody listens to what a terminated run still says. */
const NOBODY = -1

function createWorkerHere(now: () => number, keptIn: string | undefined): WorkerLike {
  let ended = false
  const deliver = (message: () => void) =>
    setImmediate(() => {
      if (!ended) message()
    })
  const session = createNodeSession({
    now,
    keptIn,
    post(event) {
      const data = structuredClone(event)
      deliver(() => worker.onmessage?.call(null as never, new MessageEvent('message', { data })))
    },
  })
  const worker: WorkerLike = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage(command: Command) {
      const copy = structuredClone(command)
      deliver(() => session.handle(copy))
    },
    terminate() {
      if (!ended) session.handle({ type: 'release', session: NOBODY })
      ended = true
    },
  }
  return worker
}

function noHelper(): never {
  throw new Error('internal: a run in Node has one thread')
}
