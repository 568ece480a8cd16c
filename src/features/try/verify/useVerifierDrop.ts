import { useLayoutEffect, useState } from 'react'
import { openInstead } from './openInstead'

/**
 * Opens a verifier's file that is dropped anywhere but on a slot, where it would open in place of the page;
 * why that failed, or null.
 */
export function useVerifierDrop(): string | null {
  const [problem, setProblem] = useState<string | null>(null)
  useLayoutEffect(() => {
    const listening = new AbortController()
    const on = (type: 'dragover' | 'drop', handle: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (event.defaultPrevented) return
          event.preventDefault()
          handle(event)
        },
        { signal: listening.signal },
      )
    on('dragover', () => undefined)
    on('drop', ({ dataTransfer }) => {
      void openInstead(Array.from(dataTransfer?.files ?? [])).then(setProblem)
    })
    return () => listening.abort()
  }, [])
  return problem
}
