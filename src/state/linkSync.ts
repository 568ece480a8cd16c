import type { Setup } from '../domain/config'
import { writeLink } from '../domain/link'
import { runsOfEntry, writeEntry, type EntryRuns } from './historyEntry'
import { linkStore, openLink, setupStore } from './setup'

/**
 * Opens the address's hash, then keeps the address true to the setup, and the setup to an
 * address that is pasted or gone back to later. Returns whether the link asks to train at once, and what undoes it.
 * @param onAutostart called where an address that is pasted later asks to train at once
 * @param onReturn called where an entry of the history is gone to that was on show before: with the runs it had,
 *   and what opens its address
 */
export function syncLink(
  onAutostart: () => void,
  onReturn: (runs: EntryRuns, open: () => void) => void,
): {
  readonly autostart: boolean
  readonly stop: () => void
} {
  const { autostart } = openLink(location.hash)
  /** The address that was opened by going to its entry, of which the browser tells twice; null for none. */
  let returnedTo: string | null = null
  writeEntry()
  function write() {
    returnedTo = null
    // A page that only verifies has no setup to say.
    if (linkStore.getState().verify !== null) return
    const { setup } = setupStore.getState()
    const { prove, view } = linkStore.getState()
    writeEntry(writeLink(setup, false, prove, view))
  }
  const stops = [
    setupStore.subscribe(({ setup }, before) => {
      if (setup !== before.setup) write()
    }),
    linkStore.subscribe(write),
  ]
  const onPopState = ({ state }: PopStateEvent) => {
    const runs = runsOfEntry(state)
    if (runs === null) return
    onReturn(runs, () => void openLink(location.hash))
    returnedTo = location.hash
  }
  const onHashChange = () => {
    if (location.hash === returnedTo) return
    const { autostart: asked } = openLink(location.hash)
    writeEntry()
    if (!asked) return
    // Else the very link could not be pasted again.
    write()
    onAutostart()
  }
  addEventListener('popstate', onPopState)
  addEventListener('hashchange', onHashChange)
  return {
    autostart,
    stop() {
      for (const stop of stops) stop()
      removeEventListener('popstate', onPopState)
      removeEventListener('hashchange', onHashChange)
    },
  }
}

/** The whole address of a setup, by default as the page is shown here. */
export function linkOf(
  setup: Setup,
  autostart: boolean,
  prove = true,
  view = linkStore.getState().view,
): string {
  return new URL(writeLink(setup, autostart, prove, view), location.href).href
}
