/**
 * Workers that are watched: asked for a sign of life every two seconds, since a browser does not tell of one
 * that has ended, hangs, or whose script never arrives. Any message is a sign.
 */
import { PING, PONG } from '../../loading/heartbeat'
import type { WorkerLike } from './listen'

export interface Clock {
  /** Calls back after that many milliseconds; returns what undoes it. */
  after(milliseconds: number, act: () => void): () => void
  now(): number
}

export const PAGE_CLOCK: Clock = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
  now: () => performance.now(),
}

const EVERY = 2_000
/** A page that slept, or is in the background, looks late: that is not the Worker's silence. */
const LOOKED_AT_MOST = 2 * EVERY

/**
 * A Worker that is watched until it is terminated.
 * @param tell hears at each look how long no sign has come, in milliseconds; 0 at each sign
 */
export function watched(
  worker: WorkerLike,
  tell: (silence: number) => void,
  clock: Clock = PAGE_CLOCK,
): WorkerLike {
  let asked = false
  let silence = 0
  let looked = clock.now()
  let stop = clock.after(EVERY, look)

  function look() {
    const now = clock.now()
    stop = clock.after(EVERY, look)
    if (!asked) worker.postMessage(PING)
    silence += asked ? Math.min(now - looked, LOOKED_AT_MOST) : 0
    looked = now
    if (asked) return tell(silence)
    asked = true
  }

  function heard() {
    asked = false
    silence = 0
    tell(0)
  }

  const seen: WorkerLike = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (message: unknown, transfer?: unknown) =>
      transfer === undefined
        ? worker.postMessage(message)
        : worker.postMessage(message, transfer as Transferable[]),
    terminate() {
      stop()
      worker.terminate()
    },
  }
  worker.onmessage = (event) => {
    heard()
    if (event.data !== PONG) seen.onmessage?.call(worker as Worker, event)
  }
  worker.onmessageerror = (event) => seen.onmessageerror?.call(worker as Worker, event)
  worker.onerror = (event) => seen.onerror?.call(worker as Worker, event)
  return seen
}

/** No work of a Worker that answers questions keeps it from messages for so long. */
const LIFELESS = 60_000

/** A Worker whose silence is told as an error of its own, so that who waits for it hears of its end. */
export function endsWhenSilent(worker: WorkerLike, clock: Clock = PAGE_CLOCK): WorkerLike {
  const seen = watched(
    worker,
    (silence) => {
      if (silence < LIFELESS) return
      const message = `It has not answered for ${Math.round(silence / 1000)} s.`
      const event = { message, preventDefault: () => undefined } as ErrorEvent
      seen.onerror?.call(worker as Worker, event)
    },
    clock,
  )
  return seen
}
