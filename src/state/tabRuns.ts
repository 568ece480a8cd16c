/**
 * Which kept runs this tab has as A and B. A reload of the tab finds them again by the tab's own
 * storage; a run is trained by one tab at a time, which holds the run's lock as long as it lives.
 */
import type { RunId } from '../domain/config'
import type { KeptAs } from '../engine'

export interface TabRuns {
  /** A new kept run in place of the one before. */
  begin(run: RunId): KeptAs
  /** The run that this tab has; null where there is none. */
  again(run: RunId): KeptAs | null
  /**
   * Takes a kept run as A or B. Null where another tab has it, unless it is to be taken from that tab.
   */
  adopt(run: RunId, id: string, takesOver?: boolean): Promise<KeptAs | null>
  /** The run is this tab’s no more; it stays kept. */
  leave(run: RunId): void
  /** Left because its person put it back to step 0: it stays kept, but no page goes on with it by itself. */
  putAway(run: RunId): void
  /** Whether a person put that run away, in any tab, and nobody has opened it since. */
  isPutAway(id: string): boolean
  /** The kept run that this tab has as A or B now. */
  idOf(run: RunId): string | null
  /** Kept runs that any tab has now; this tab’s alone where the browser tells nothing of others. */
  open(): Promise<ReadonlySet<string>>
  /** What this tab had when it was loaded last, by run. */
  remembered(): Readonly<Partial<Record<RunId, string>>>
}

interface Host {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null
  /** The same for all tabs, also those to come. */
  readonly shared: Pick<Storage, 'getItem' | 'setItem'> | null
  /** Null where the browser has none: then nothing tells tabs apart but the run’s owner. */
  readonly locks: (Pick<LockManager, 'request'> & Partial<Pick<LockManager, 'query'>>) | null
  newId(): string
  /** Told which kept runs the tab has, whenever that changes. */
  noted?(ids: Readonly<Partial<Record<RunId, string>>>): void
}

const KEY = 'siamese-playground-tab-runs'
const AWAY = 'siamese-playground-runs-put-away'
/** So many are remembered, the latest: of those before, others are newer. */
const MOST_AWAY = 200
/** Of the lock’s name; the run’s id follows. */
const LOCK = 'run '

/** @param onTaken told when another tab has taken a run over */
export function createTabRuns(host: Host, onTaken: (run: RunId, id: string) => void): TabRuns {
  const owner = host.newId()
  const had: Partial<Record<RunId, { readonly id: string; readonly release: () => void }>> = {}

  function remember() {
    const ids = { ...(had.A && { A: had.A.id }), ...(had.B && { B: had.B.id }) }
    host.noted?.(ids)
    try {
      host.storage?.setItem(KEY, JSON.stringify(ids))
    } catch {
      // A full or forbidden storage costs this: a reload then looks for the newest run of the setup.
    }
  }

  function away(): readonly string[] {
    try {
      const ids: unknown = JSON.parse(host.shared?.getItem(AWAY) ?? '[]')
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
    } catch {
      return []
    }
  }

  function rememberAway(ids: readonly string[]) {
    try {
      host.shared?.setItem(AWAY, JSON.stringify(ids.slice(-MOST_AWAY)))
    } catch {
      // A full or forbidden storage costs this: a reload then goes on with the run.
    }
  }

  const noLongerAway = (id: string) => {
    const ids = away()
    if (ids.includes(id)) rememberAway(ids.filter((each) => each !== id))
  }

  function take(run: RunId, id: string, release: () => void): KeptAs {
    had[run] = { id, release }
    noLongerAway(id)
    remember()
    return { id, owner }
  }

  function leave(run: RunId) {
    const left = had[run]
    delete had[run]
    left?.release()
    remember()
  }

  /** Resolves to what lets go of a run’s lock again, or to null where another tab has it. */
  function hold(run: RunId, id: string, options: LockOptions): Promise<(() => void) | null> {
    const { locks } = host
    if (locks === null) return Promise.resolve(() => undefined)
    return new Promise((resolve) => {
      const asked = locks.request(`${LOCK}${id}`, options, (lock) => {
        if (lock === null) return resolve(null)
        return new Promise<void>((release) => resolve(release))
      })
      asked.catch((thrown: unknown) => {
        resolve(() => undefined)
        // Any other cause is a browser that refuses locks here.
        const isStolen = thrown instanceof DOMException && thrown.name === 'AbortError'
        if (!isStolen || had[run]?.id !== id) return
        leave(run)
        onTaken(run, id)
      })
    })
  }

  return {
    begin(run) {
      leave(run)
      const id = host.newId()
      const held = hold(run, id, {})
      return take(run, id, () => void held.then((release) => release?.()))
    },
    again(run) {
      const id = had[run]?.id
      return id === undefined ? null : { id, owner }
    },
    async adopt(run, id, takesOver = false) {
      const before = had[run]
      const release = await hold(run, id, takesOver ? { steal: true } : { ifAvailable: true })
      if (release === null) return null
      if (had[run] === before) {
        before?.release()
        return take(run, id, release)
      }
      // A run of its own has begun meanwhile.
      release()
      return null
    },
    leave,
    putAway(run) {
      const id = had[run]?.id
      if (id !== undefined) rememberAway([...away(), id])
      leave(run)
    },
    isPutAway: (id) => away().includes(id),
    idOf: (run) => had[run]?.id ?? null,
    async open() {
      const own = [had.A?.id, had.B?.id].filter((id) => id !== undefined)
      const { held = [] } = (await host.locks?.query?.()) ?? {}
      const names = held.flatMap(({ name }) => name ?? [])
      const others = names
        .filter((name) => name.startsWith(LOCK))
        .map((name) => name.slice(LOCK.length))
      return new Set([...own, ...others])
    },
    remembered() {
      try {
        const { A, B } = JSON.parse(host.storage?.getItem(KEY) ?? '{}') as Record<string, unknown>
        return {
          ...(typeof A === 'string' && { A }),
          ...(typeof B === 'string' && { B }),
        }
      } catch {
        return {}
      }
    },
  }
}
