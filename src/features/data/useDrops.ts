import { useEffect, useLayoutEffect, useState } from 'react'
import type { Gather } from '../../state/intake'
import { gatherTransfer, looseFiles, type LooseFile } from './gather'

const holdsFiles = (data: DataTransfer | null) => data?.types.includes('Files') ?? false

/** Takes what was brought, and what of it lies in no folder, where that is known. */
export type OnFiles = (gather: Gather, loose?: Promise<readonly LooseFile[]>) => Promise<void>

/** Takes files dropped anywhere on the page, but for places that took them already. */
export function usePageDrop(onFiles: OnFiles): boolean {
  const [over, setOver] = useState(false)
  // As soon as the page is there: what is dropped sooner would open in its place.
  useLayoutEffect(() => {
    const listening = new AbortController()
    const on = (type: 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => !event.defaultPrevented && holdsFiles(event.dataTransfer) && handle(event),
        { signal: listening.signal },
      )
    on('dragover', (event) => {
      event.preventDefault()
      setOver(true)
    })
    on('dragleave', (event) => event.relatedTarget === null && setOver(false))
    on('drop', (event) => {
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer)
        void onFiles(gatherTransfer(event.dataTransfer), looseFiles(event.dataTransfer))
    })
    return () => listening.abort()
  }, [onFiles])
  return over
}

/** Takes files that are pasted, while it is to. */
export function usePaste(active: boolean, onFiles: OnFiles): void {
  useEffect(() => {
    if (!active) return
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData || !holdsFiles(event.clipboardData)) return
      event.preventDefault()
      void onFiles(gatherTransfer(event.clipboardData))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [active, onFiles])
}
