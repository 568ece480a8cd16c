import type { Setup } from '../domain/config'
import { writeLink } from '../domain/link'
import { linkStore, openLink, setupStore } from './setup'

/**
 * Opens the address's hash, then keeps the address true to the setup, and the setup to an
 * address that is pasted later. Returns whether the link asks to train at once, and what undoes it.
 */
export function syncLink(): { readonly autostart: boolean; readonly stop: () => void } {
  const { autostart } = openLink(location.hash)
  const unsubscribe = setupStore.subscribe(({ setup }, before) => {
    if (setup !== before.setup)
      history.replaceState(null, '', writeLink(setup, false, linkStore.getState().prove))
  })
  const onHashChange = () => openLink(location.hash)
  addEventListener('hashchange', onHashChange)
  return {
    autostart,
    stop() {
      unsubscribe()
      removeEventListener('hashchange', onHashChange)
    },
  }
}

/** The whole address of a setup. */
export function linkOf(setup: Setup, autostart: boolean): string {
  return new URL(writeLink(setup, autostart, linkStore.getState().prove), location.href).href
}
