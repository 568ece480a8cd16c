import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ServiceCommand } from '../service/messages'
import { createHosting, type HostingHost } from './hosting'

type Listener = () => void

/** Whoever is listened to, and tells when a test says so. */
class Teller {
  readonly listeners: Record<string, Listener[]> = {}
  addEventListener(type: string, listener: Listener) {
    ;(this.listeners[type] ??= []).push(listener)
  }
  tell(type: string) {
    for (const listener of this.listeners[type] ?? []) listener()
  }
}

class FakeServiceWorker extends Teller {
  state = 'installing'
  readonly heard: ServiceCommand[] = []
  readonly ports: MessagePort[] = []
  postMessage(command: ServiceCommand, ports: MessagePort[]) {
    this.heard.push(command)
    this.ports.push(...ports)
  }
}

class FakeRegistration extends Teller {
  active: FakeServiceWorker | null = null
  waiting: FakeServiceWorker | null = null
  installing: FakeServiceWorker | null = null
  readonly update = vi.fn(() => Promise.resolve())
  readonly unregister = vi.fn(() => Promise.resolve(true))
}

class FakeServices extends Teller {
  controller: FakeServiceWorker | null = null
  readonly registration = new FakeRegistration()
  register: (script: string) => Promise<FakeRegistration | undefined> = vi.fn(() =>
    Promise.resolve(this.registration),
  )
  getRegistration = () => Promise.resolve(this.registration)
  get ready() {
    return Promise.resolve(this.registration)
  }
  /** The first one takes the page over. */
  claim() {
    this.controller = this.registration.active = new FakeServiceWorker()
    this.tell('controllerchange')
  }
  /** A newer one has fetched all of its own and waits. */
  deploy() {
    const coming = new FakeServiceWorker()
    this.registration.installing = coming
    this.registration.tell('updatefound')
    coming.state = 'installed'
    this.registration.waiting = coming
    coming.tell('statechange')
    return coming
  }
}

let services: FakeServices
let wanted: boolean
let reload: ReturnType<typeof vi.fn<() => void>>
let removeFiles: ReturnType<typeof vi.fn<() => Promise<void>>>
let late: (() => void)[]

function hosting(given: Partial<HostingHost> = {}) {
  const control = createHosting({
    services: services as unknown as HostingHost['services'],
    script: 'sw.js',
    isolated: false,
    shares: true,
    framed: false,
    secure: true,
    savesData: false,
    wanted: () => wanted,
    want: (value) => (wanted = value),
    mayReload: () => true,
    reload,
    idle: () => new Promise(() => {}),
    runsKept: () => Promise.resolve(),
    removeFiles,
    later: (_milliseconds, act) => late.push(act),
    ...given,
  })
  let isSettled = false
  void control.start().then(() => (isSettled = true))
  return { ...control, state: control.store.getState, isSettled: () => isSettled }
}
const soon = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  services = new FakeServices()
  wanted = true
  reload = vi.fn()
  removeFiles = vi.fn(() => Promise.resolve())
  late = []
})

describe('isolation', () => {
  it('comes with one reload of an untouched page, which starts nothing before', async () => {
    const { isSettled } = hosting()
    await soon()
    services.claim()
    await soon()
    expect(reload).toHaveBeenCalledTimes(1)
    expect(isSettled()).toBe(false)
  })

  it('waits for the person’s own reload once the page has been touched', async () => {
    const { state, isSettled } = hosting({ mayReload: () => false })
    await soon()
    services.claim()
    await soon()
    expect(reload).not.toHaveBeenCalled()
    expect(state().isolation).toBe('after_reload')
    expect(isSettled()).toBe(true)
  })

  it('is there by the host’s headers, and the page is never loaded anew', async () => {
    const { state, isSettled } = hosting({ isolated: true })
    await soon()
    expect(isSettled()).toBe(true)
    services.claim()
    expect(state().isolation).toBe('isolated')
    expect(reload).not.toHaveBeenCalled()
  })

  it('gives no threads where the browser has no memory for them to share, and it is said so', async () => {
    const { state, isSettled } = hosting({ isolated: true, shares: false })
    await soon()
    expect(isSettled()).toBe(true)
    services.claim()
    expect(state().isolation).toBe('unshared')
    expect(reload).not.toHaveBeenCalled()
  })

  it('comes after a reload that went past all caches, too', async () => {
    services.registration.active = new FakeServiceWorker()
    hosting()
    await soon()
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['no_service', { services: null }],
    ['insecure', { services: null, secure: false }],
    ['framed', { framed: true }],
  ] as const)('cannot be, and it is said why: %s', async (isolation, given) => {
    const { state } = hosting(given)
    await soon()
    services.claim()
    await soon()
    expect(state().isolation).toBe(isolation)
    expect(reload).not.toHaveBeenCalled()
  })

  it('cannot be where the browser refuses a service worker, whose words are kept', async () => {
    services.register = () => Promise.reject(new Error('Not allowed here'))
    const { state, isSettled } = hosting()
    await soon()
    expect(state()).toMatchObject({ isolation: 'not_registered', failure: 'Not allowed here' })
    expect(isSettled()).toBe(true)
  })

  it('cannot be where the page came through the service worker and is not isolated all the same', async () => {
    services.controller = services.registration.active = new FakeServiceWorker()
    const { state } = hosting()
    await soon()
    expect(state().isolation).toBe('refused')
  })

  it('is waited for a little, and no longer', async () => {
    const { isSettled, state } = hosting({
      services: {
        ...services,
        register: () => new Promise(() => {}),
        addEventListener() {},
      } as unknown as HostingHost['services'],
    })
    await soon()
    expect(isSettled()).toBe(false)
    late[0]?.()
    await soon()
    expect(isSettled()).toBe(true)
    expect(state().isolation).toBe('pending')
  })
})

describe('what is kept of the page', () => {
  it('is asked for once the page is idle, and what comes of it is told', async () => {
    const { state } = hosting({ isolated: true, idle: () => Promise.resolve() })
    services.claim()
    await soon()
    const { active } = services.registration
    expect(active?.heard).toEqual([{ type: 'keep' }])
    active?.ports[0]?.postMessage({ files: 2, kept: 1, problem: null })
    await vi.waitFor(() => expect(state().kept).toEqual({ files: 2, kept: 1, problem: null }))
  })

  it('waits for the person where the browser is to save data', async () => {
    const { keep } = hosting({ isolated: true, savesData: true, idle: () => Promise.resolve() })
    services.claim()
    await soon()
    expect(services.registration.active?.heard).toEqual([])
    keep()
    await soon()
    expect(services.registration.active?.heard).toEqual([{ type: 'keep' }])
  })

  it('can be removed, stays away, and can be had again', async () => {
    const { state, remove, restore } = hosting({ isolated: true })
    await soon()
    await remove()
    expect(services.registration.unregister).toHaveBeenCalled()
    expect(removeFiles).toHaveBeenCalled()
    expect(state().removed).toBe(true)
    const again = hosting({ isolated: true })
    await soon()
    expect(services.register).toHaveBeenCalledTimes(1)
    expect(again.state().removed).toBe(true)
    restore()
    await soon()
    expect(services.register).toHaveBeenCalledTimes(2)
    expect(wanted).toBe(true)
  })
})

describe('a newer version', () => {
  it('is offered, and takes over when it is told to, after the runs are kept', async () => {
    services.controller = services.registration.active = new FakeServiceWorker()
    const order: string[] = []
    const { state, update } = hosting({
      isolated: true,
      runsKept: async () => void order.push('kept'),
      reload: () => order.push('reload'),
    })
    await soon()
    expect(state().update).toBe('none')
    const coming = services.deploy()
    expect(state().update).toBe('waiting')
    expect(coming.heard).toEqual([])
    await update()
    expect(coming.heard).toEqual([{ type: 'activate' }])
    expect(order).toEqual(['kept'])
    services.tell('controllerchange')
    expect(order).toEqual(['kept', 'reload'])
  })

  it('that another tab has taken reloads nothing here, but is offered', async () => {
    services.controller = services.registration.active = new FakeServiceWorker()
    const { state, update } = hosting({ isolated: true })
    await soon()
    services.tell('controllerchange')
    expect(state().update).toBe('elsewhere')
    expect(reload).not.toHaveBeenCalled()
    await update()
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('is looked for each hour, and a host that is gone is no error', async () => {
    services.registration.update.mockRejectedValue(new Error('offline'))
    hosting({ isolated: true })
    await soon()
    for (let hour = 0; hour < 2; hour++) late.at(-1)?.()
    await soon()
    expect(services.registration.update).toHaveBeenCalledTimes(2)
  })

  it('is none on a first visit', async () => {
    const { state } = hosting({ isolated: true })
    await soon()
    services.deploy()
    services.registration.waiting = null
    services.claim()
    expect(state().update).toBe('none')
  })

  it('is none on a first visit whose page is taken over before its service worker is said to be active', async () => {
    const { state } = hosting({ isolated: true })
    await soon()
    services.controller = new FakeServiceWorker()
    services.tell('controllerchange')
    services.deploy()
    expect(state().update).toBe('none')
  })
})
