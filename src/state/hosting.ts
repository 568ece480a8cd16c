/**
 * The page's end of its service worker: what the browser keeps of the page, whether the page is isolated,
 * and newer versions. A first visit to a host without headers is loaded anew once, before anybody has
 * touched it; a newer version takes over when it is told to, or once no page of this one is open.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Isolation } from '../domain/isolation'
import type { KeepProgress, ServiceCommand } from '../service/messages'

export interface Hosting {
  readonly isolation: Isolation
  /** Why there is no service worker, in the browser's words; null where there is one, or none was wanted. */
  readonly failure: string | null
  /** What is kept of the page, to be opened offline; null before it is known. */
  readonly kept: KeepProgress | null
  /** Kept only when asked for, since the browser is to save data. */
  readonly savesData: boolean
  /** A newer version waits to take over, or has done so in another tab. */
  readonly update: 'none' | 'waiting' | 'elsewhere'
  readonly removed: boolean
}

type Services = Pick<
  ServiceWorkerContainer,
  'register' | 'controller' | 'ready' | 'addEventListener' | 'getRegistration'
>

/** What is asked of the browser. */
export interface HostingHost {
  /** Null where the window has none. */
  readonly services: Services | null
  readonly script: string
  readonly isolated: boolean
  /** Whether an isolated page's threads can share memory. */
  readonly shares: boolean
  readonly framed: boolean
  readonly secure: boolean
  readonly savesData: boolean
  /** Whether a person wants the page kept. */
  wanted(): boolean
  want(wanted: boolean): void
  /** Whether the page can be loaded anew without anybody noticing; it can be once a tab. */
  mayReload(): boolean
  reload(): void
  /** Resolves when the page has nothing better to do. */
  idle(): Promise<void>
  /** Resolves once what the runs have done is kept, or cannot be. */
  runsKept(): Promise<void>
  removeFiles(): Promise<void>
  /** Milliseconds from now. */
  later(milliseconds: number, act: () => void): void
}

/** So long a run that starts by itself waits for the service worker. */
const PATIENCE_MS = 3000
const HOUR_MS = 3_600_000

export interface HostingControl {
  readonly store: StoreApi<Hosting>
  /** Resolves once it is known whether the page is isolated; never where it is loaded anew. */
  start(): Promise<void>
  keep(): void
  /** Takes the newer version. */
  update(): Promise<void>
  /** Has the browser keep nothing of the page any more. */
  remove(): Promise<void>
  restore(): void
}

export function createHosting(host: HostingHost): HostingControl {
  const { services } = host
  const isolated: Isolation = host.shares ? 'isolated' : 'unshared'
  const store = createStore<Hosting>(() => ({
    isolation: host.isolated ? isolated : 'pending',
    failure: null,
    kept: null,
    savesData: host.savesData,
    update: 'none',
    removed: !host.wanted(),
  }))
  let registration: ServiceWorkerRegistration | null = null
  let controlled = (services?.controller ?? null) !== null
  let updates = false
  let leaves = false
  let settle = () => {}
  const settled = new Promise<void>((resolve) => (settle = resolve))

  function decide(isolation: Isolation) {
    if (leaves) return
    store.setState({ isolation: host.isolated ? isolated : isolation })
    settle()
  }

  function leave() {
    leaves = true
    host.reload()
  }

  /** The service worker answers for the page now, but the page itself came without it. */
  function isolate() {
    if (host.isolated || leaves) return
    if (host.framed) return decide('framed')
    if (host.mayReload()) return leave()
    decide('after_reload')
  }

  services?.addEventListener('controllerchange', () => {
    if (updates) return leave()
    if (controlled) return store.setState({ update: 'elsewhere' })
    controlled = true
    isolate()
  })

  function watch(found: ServiceWorkerRegistration) {
    // Firefox gives a first one to the page before it says that it is active.
    const offer = () => {
      if (controlled && found.active && found.waiting) store.setState({ update: 'waiting' })
    }
    offer()
    found.addEventListener('updatefound', () =>
      found.installing?.addEventListener('statechange', offer),
    )
    const look = () => {
      // Offline, or a host that is gone: there is nothing newer to be had.
      found.update().catch(() => undefined)
      host.later(HOUR_MS, look)
    }
    host.later(HOUR_MS, look)
  }

  async function register() {
    if (services === null) return decide(host.secure ? 'no_service' : 'insecure')
    try {
      // Browsers that are told to have none may answer with nothing.
      const found = (await services.register(host.script)) as ServiceWorkerRegistration | undefined
      if (found === undefined) return decide('not_registered')
      if (registration === null) watch(found)
      registration = found
      if (controlled) decide(host.framed ? 'framed' : 'refused')
      // A reload past all caches goes past the service worker too.
      else if (found.active) isolate()
      if (!host.savesData) void host.idle().then(keep)
    } catch (thrown) {
      store.setState({ failure: thrown instanceof Error ? thrown.message : String(thrown) })
      decide(host.framed ? 'framed' : 'not_registered')
    }
  }

  const send = (to: ServiceWorker | null, command: ServiceCommand, transfer: Transferable[] = []) =>
    to?.postMessage(command, transfer)

  function keep() {
    void services?.ready.then(({ active }) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }: MessageEvent<KeepProgress>) => store.setState({ kept: data })
      send(active, { type: 'keep' }, [port2])
    })
  }

  return {
    store,
    keep,
    async start() {
      if (host.isolated) settle()
      if (!host.wanted()) decide('removed')
      else {
        host.later(PATIENCE_MS, settle)
        void register()
      }
      await settled
    },
    async update() {
      await host.runsKept()
      const waiting = registration?.waiting ?? null
      if (waiting === null) return leave()
      updates = true
      send(waiting, { type: 'activate' })
    },
    async remove() {
      host.want(false)
      await (await services?.getRegistration(host.script))?.unregister()
      await host.removeFiles()
      store.setState({ removed: true, kept: null, update: 'none' })
    },
    restore() {
      host.want(true)
      store.setState({ removed: false })
      void register().then(() => host.savesData && keep())
    },
  }
}
