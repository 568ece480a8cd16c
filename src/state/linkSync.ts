import type { Setup } from '../domain/config'
import { writeLink } from '../domain/link'
import { linkStore, openLink, setupStore } from './setup'

/**
 * Opens the address's hash, then keeps the address true to the setup, and the setup to an
 * address that is pasted later. Returns whether the link asks to train at once, and what undoes it.
 */
export function syncLink(): { readonly autostart: boolean; readonly stop: () => void } {
  const { autostart } = openLink(location.hash)
  function write() {
    const { setup } = setupStore.getState()
    history.replaceState(null, '', writeLink(setup, false, linkStore.getState().prove))
  }
  const stops = [
    setupStore.subscribe(({ setup }, before) => {
      if (setup !== before.setup) write()
    }),
    linkStore.subscribe(write),
  ]
  const onHashChange = () => openLink(location.hash)
  addEventListener('hashchange', onHashChange)
  return {
    autostart,
    stop() {
      for (const stop of stops) stop()
      removeEventListener('hashchange', onHashChange)
    },
  }
}

/** The whole address of a setup. */
export function linkOf(setup: Setup, autostart: boolean, prove = true): string {
  return new URL(writeLink(setup, autostart, prove), location.href).href
}
