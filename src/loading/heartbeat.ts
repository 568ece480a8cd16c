/**
 * How a Worker shows that it lives: it answers each ping as soon as its messages get their turn. One that
 * has ended, hangs, or has not been loaded answers none, and browsers tell the page of none of these.
 */
export const PING = 'ping'
export const PONG = 'pong'

type Scope = Pick<DedicatedWorkerGlobalScope, 'addEventListener' | 'postMessage'>
interface DedicatedWorkerGlobalScope {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  postMessage(message: unknown): void
}

/** To be called before a Worker listens to anything else, which then hears no ping. */
export function answerPings(scope: Scope = self as Scope): void {
  scope.addEventListener('message', (event) => {
    if (event.data !== PING) return
    event.stopImmediatePropagation()
    scope.postMessage(PONG)
  })
}
