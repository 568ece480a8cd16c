/**
 * The page's own client of a run, with the run in this process in place of a Worker. Messages are
 * copies and arrive in tasks of their own, as between threads; but everything shares one engine, so
 * that `tensors` counts those of all runs, and steps of one keep the others waiting.
 */
import { setImmediate } from 'node:timers'
import { createRunClient, type RunClient, type WorkerLike } from '../client/run'
import type { Command, Event } from '../protocol/run'
import { createNodeSession } from './session'

/** @param onEvent gets every event of the newest start, none of an older one */
export function createNodeClient(onEvent: (event: Event) => void): RunClient {
  return createRunClient(onEvent, { make: { run: createWorkerHere, helper: noHelper } })
}

/** A number no client comes to, so that nobody listens to what a terminated run still says. */
const NOBODY = -1

function createWorkerHere(): WorkerLike {
  let ended = false
  const deliver = (message: () => void) =>
    setImmediate(() => {
      if (!ended) message()
    })
  const session = createNodeSession({
    now: () => performance.now(),
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
