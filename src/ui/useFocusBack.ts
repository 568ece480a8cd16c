import { useRef } from 'react'

/**
 * Handlers for a dialog’s content: when it closes, the focus goes back to where it was.
 * @param next where it goes instead, at the top of the page; null for back
 */
export function useFocusBack(next?: () => HTMLElement | null) {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus() {
      opener.current = document.activeElement
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault()
      const ahead = next?.() ?? null
      if (ahead !== null) {
        ahead.focus({ preventScroll: true })
        window.scrollTo({ top: 0 })
      } else if (opener.current instanceof HTMLElement) opener.current.focus()
    },
  }
}
