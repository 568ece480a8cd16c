/**
 * What is fetched when it is first shown, or ahead of that once nothing else is to do. One that cannot be had
 * is asked for again at a click, as it is opened again, or when the connection is back.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { loadPart, PartError } from '../loading/part'

export type Loading<Loaded> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly error: PartError; readonly again: () => void }
  | { readonly state: 'ready'; readonly loaded: Loaded }

const WAITING = { state: 'waiting' } as const

/** Fetches each part that nobody has asked for yet. */
const ahead: (() => Promise<void>)[] = []

/**
 * @param name what it is called: “ROC”
 * @param load `() => import('…')` and no more
 * @returns a hook: what has become of it, asked for as soon as it is wanted
 */
export function lazily<Loaded>(
  name: string,
  load: () => Promise<Loaded>,
): (wanted: boolean) => Loading<Loaded> {
  let now: Loading<Loaded> | null = null
  const watchers = new Set<() => void>()

  function become(next: Loading<Loaded>) {
    now = next
    for (const watcher of watchers) watcher()
  }

  async function fetchPart() {
    if (now?.state === 'waiting' || now?.state === 'ready') return
    become(WAITING)
    try {
      become({ state: 'ready', loaded: await loadPart(name, load) })
    } catch (thrown) {
      if (!(thrown instanceof PartError)) throw thrown
      become({ state: 'failed', error: thrown, again })
    }
  }

  const again = () => void fetchPart()

  function watch(watcher: () => void) {
    watchers.add(watcher)
    return () => void watchers.delete(watcher)
  }

  ahead.push(fetchPart)
  return function useLoading(wanted) {
    const loading = useSyncExternalStore(watch, () => now)
    useEffect(() => {
      if (!wanted) return
      again()
      addEventListener('online', again)
      return () => removeEventListener('online', again)
    }, [wanted])
    return loading ?? WAITING
  }
}

/** Fetches all parts, one whenever the page has nothing to do; those that fail are asked for when shown. */
export function fetchPartsAhead(): void {
  const next = ahead.shift()
  if (next === undefined) return
  whenIdle(() => void next().then(fetchPartsAhead))
}

function whenIdle(act: () => void) {
  if (typeof requestIdleCallback === 'undefined') setTimeout(act, 200)
  else requestIdleCallback(act)
}
