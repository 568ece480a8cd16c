/** The page's one instance of its hosting, on the browser it is shown in. */
import { runsOf, type RunId } from '../domain/config'
import { sharesMemory } from '../domain/threads'
import { createHosting } from './hosting'
import { preferencesStore, setKeepsPage } from './preferences'
import { keepNow, runsStore } from './runs'
import type { RunView } from './runView'
import { setupStore } from './setup'

/** Of this tab: that its page was loaded anew to be isolated, which is done once. */
const RELOADED = 'siamese-playground-reloaded'
/** What a person may do that a reload would undo. */
const TOUCHES = ['pointerdown', 'keydown', 'dragenter', 'paste', 'hashchange'] as const
/** After the page has loaded, so that what it shows first comes before what it keeps. */
const REST_MS = 3000
/** What a run keeps is written in a fraction of that; a storage that hangs holds nothing up. */
const KEEPING_MS = 5000

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const isIdle = () => Object.values(runsStore.getState()).every(({ state }) => state === 'idle')

/** Whether the page is shown inside another one. */
export const isFramed = () => window.self !== window.top

let touched = false
for (const touch of TOUCHES)
  addEventListener(touch, () => (touched = true), { once: true, capture: true })

function mayReload(): boolean {
  if (touched || !isIdle()) return false
  try {
    if (sessionStorage.getItem(RELOADED) !== null) return false
    sessionStorage.setItem(RELOADED, '1')
    return true
  } catch {
    // Nothing would tell that it has been done, and the page would be loaded for ever.
    return false
  }
}

/** Runs on show that have done something the browser does not keep. */
export function unkeptRuns(views: Readonly<Record<RunId, RunView>>): readonly RunId[] {
  const { setup } = setupStore.getState()
  return runsOf(setup).filter((run) => {
    const { log, kept } = views[run]
    return log.length > 0 && (kept === null || kept.problem !== null)
  })
}

async function runsKept(): Promise<void> {
  const steps = Object.entries(runsStore.getState()).map(([run, { log }]) => [run, log.length])
  const done = Object.fromEntries(steps) as Record<RunId, number>
  keepNow()
  const isKept = () =>
    Object.entries(runsStore.getState()).every(
      ([run, { kept, log }]) =>
        log.length === 0 ||
        (kept?.problem ?? null) !== null ||
        (kept?.step ?? 0) >= done[run as RunId],
    )
  const kept = new Promise<void>((resolve) => {
    if (isKept()) return resolve()
    const stop = runsStore.subscribe(() => {
      if (!isKept()) return
      stop()
      resolve()
    })
  })
  await Promise.race([kept, wait(KEEPING_MS)])
}

async function idle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  await wait(REST_MS)
  // Missing in some browsers; the rest alone must do there.
  await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve))
}

async function removeFiles(): Promise<void> {
  const scope = new URL('.', document.baseURI).href
  for (const name of await caches.keys()) if (name.endsWith(scope)) await caches.delete(name)
}

type Connection = { readonly saveData?: boolean }

const hosting = createHosting({
  services: navigator.serviceWorker ?? null,
  script: new URL('sw.js', document.baseURI).href,
  isolated: crossOriginIsolated,
  shares: sharesMemory(),
  framed: isFramed(),
  secure: isSecureContext,
  savesData: (navigator as { connection?: Connection }).connection?.saveData === true,
  wanted: () => preferencesStore.getState().keepsPage,
  want: setKeepsPage,
  mayReload,
  reload: () => location.reload(),
  idle,
  runsKept,
  removeFiles,
  later: (milliseconds, act) => void setTimeout(act, milliseconds),
})

export const {
  store: hostingStore,
  start: startHosting,
  keep: keepPage,
  update: takeUpdate,
  remove: removePage,
  restore: restorePage,
} = hosting
