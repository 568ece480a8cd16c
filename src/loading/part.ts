/**
 * Parts that are fetched when they are first needed. One that cannot be had says which it is, why,
 * and what to do; trying again fetches it anew. Browsers keep the module of a file that arrived
 * damaged, or wait for ever for one that stalled, so a second try asks for it by another address.
 */

import { PlaygroundError, type RunError } from '../domain/errors'

/** Why a part is not there. */
export type Why = 'offline' | 'unreachable' | 'removed' | 'damaged' | 'stalled'

/** What happened, and what to do. */
const WORDS: Readonly<Record<Why, readonly [cause: string, fix: string]>> = {
  offline: ['This browser is offline.', 'Connect, then try again.'],
  unreachable: ['The server does not answer.', 'Check the connection, then try again.'],
  removed: [
    'It is no longer on the server, which has a newer version of this page.',
    'Reload the page to have that; runs that are kept go on.',
  ],
  damaged: [
    'It arrived damaged.',
    'Try again; if it stays, reload the page: runs that are kept go on.',
  ],
  stalled: ['It has not arrived within 30 s.', 'Check the connection, then try again.'],
}

/** A part that is not there, in words for the person. */
export class PartError extends PlaygroundError {
  override readonly name = 'PartError'
  override readonly run: RunError
  readonly why: Why
  constructor(part: string, why: Why) {
    const [cause, fix] = WORDS[why]
    super('part_unreachable', cause)
    this.why = why
    this.run = { code: 'part_unreachable', title: `${part} could not be loaded`, cause, fix }
    this.message = `${this.run.title}. ${cause} ${fix}`
  }
}

/** What loading needs of a browser. */
export interface PartsHost {
  isOnline(): boolean
  /** How the server answers for an address now. Rejects where it does not. */
  probe(url: string): Promise<Pick<Response, 'ok' | 'headers'>>
  importAt(url: string): Promise<unknown>
  /** Asks again for style sheets that could not be had; rejects where they cannot. */
  mendStyles(): Promise<void>
  /** Calls back after that many milliseconds; returns what undoes it. */
  after(milliseconds: number, act: () => void): () => void
}

/** A part is at most some hundred kB. */
const PATIENCE = 30_000

/** Loads parts; `loadPart` is the page's own. */
export function createPartLoader(host: PartsHost) {
  const triesOf = new Map<string, number>()

  function inTime<T>(loading: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = host.after(PATIENCE, () => reject(STALLED))
      loading.then(resolve, reject).finally(stop)
    })
  }

  async function whyOf(thrown: unknown, url: string | null): Promise<Why> {
    if (thrown === STALLED) return 'stalled'
    if (!host.isOnline()) return 'offline'
    if (url === null) return isOfFetching(thrown) ? 'unreachable' : 'damaged'
    try {
      const { ok, headers } = await inTime(host.probe(url))
      // A server that gives its page for what it lacks has removed it too.
      if (!ok || headers.get('Content-Type')?.includes('html')) return 'removed'
    } catch {
      return host.isOnline() ? 'unreachable' : 'offline'
    }
    return isOfFetching(thrown) ? 'unreachable' : 'damaged'
  }

  async function again<T>(url: string | null, tries: number, load: () => Promise<T>): Promise<T> {
    await host.mendStyles()
    return url === null ? load() : ((await host.importAt(`${url}?again=${tries}`)) as T)
  }

  /**
   * @param part what it is called: “ROC”
   * @param load `() => import('…')` and no more, so that it can be had by another address
   * @throws PartError
   */
  return async function loadPart<T>(part: string, load: () => Promise<T>): Promise<T> {
    const url = addressIn(String(load))
    const key = url ?? part
    const tries = triesOf.get(key) ?? 0
    try {
      return await inTime(tries === 0 ? load() : again(url, tries, load))
    } catch (thrown) {
      triesOf.set(key, tries + 1)
      // A file that the part fetches itself has said what it lacks.
      if (thrown instanceof PlaygroundError) throw thrown
      throw new PartError(part, await whyOf(thrown, url))
    }
  }
}

const STALLED = new Error('nothing arrived in time')

/** By the words of Chromium, Firefox and WebKit; of what a file depends on, too. */
const isOfFetching = (thrown: unknown) =>
  /dynamically imported module|importing a module|preload CSS/i.test(String(thrown))

/** Where a part's file is, by what the build made of `import('…')`; null where that cannot be told. */
export function addressIn(load: string): string | null {
  const found = /import\(\s*[`'"]([^`'"$]+)[`'"]\s*\)(?!\s*\.then)/.exec(load)
  return found?.[1] === undefined ? null : new URL(found[1], import.meta.url).href
}

/** The build's loader takes a style sheet for there once it has been asked for. */
async function mendStyles(): Promise<void> {
  // In a Worker there are none.
  if (typeof document === 'undefined') return
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
  const broken = links.filter(({ sheet }) => sheet === null)
  await Promise.all(
    broken.map((link) => {
      const again = link.cloneNode() as HTMLLinkElement
      again.href = `${link.href.split('?')[0]}?again=${Date.now()}`
      return new Promise<void>((resolve, reject) => {
        // One without a sheet may still be on its way, for another part, which waits for word of it.
        again.onload = () => {
          link.dispatchEvent(new Event('load'))
          resolve()
        }
        again.onerror = () => {
          link.dispatchEvent(new Event('error'))
          reject(new Error('preload CSS'))
        }
        link.replaceWith(again)
      })
    }),
  )
}

export const loadPart = createPartLoader({
  isOnline: () => navigator.onLine !== false,
  probe: (url) => fetch(url, { method: 'HEAD', cache: 'no-store' }),
  importAt: (url) => import(/* @vite-ignore */ url),
  mendStyles,
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
})
