/** The little that is used of a service worker's scope: its types contradict those of a page. */

/** Lasts until what it waits for is settled. */
export interface LastingEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}

interface Events {
  readonly install: LastingEvent
  readonly activate: LastingEvent
  readonly message: LastingEvent & MessageEvent<unknown>
  readonly fetch: LastingEvent & {
    readonly request: Request
    respondWith(answer: Promise<Response>): void
  }
}

export interface ServiceScope {
  readonly registration: Pick<ServiceWorkerRegistration, 'scope' | 'active'>
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { readonly type: 'window' }): Promise<readonly unknown[]>
  }
  skipWaiting(): Promise<void>
  addEventListener<Type extends keyof Events>(
    type: Type,
    listener: (event: Events[Type]) => void,
  ): void
}
