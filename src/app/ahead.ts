import { fetchPartsAhead } from '../ui/lazy'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'touchstart'] as const

/**
 * Fetches what else the page is made of once somebody is there, so that it opens at once, and also
 * where the connection is gone by then, or the server has another version. Not for those who save data.
 */
export function fetchAheadOnceSomebodyIsThere(): void {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  if (connection?.saveData) return
  const begin = () => {
    for (const sign of SIGNS) removeEventListener(sign, begin)
    fetchPartsAhead()
  }
  for (const sign of SIGNS) addEventListener(sign, begin, { passive: true })
}
