/**
 * Keeps an element painted with the latest scene: when asked to, when its size or the page's theme
 * changes, and when the page comes back into view. At most one draw at a time, at a calm pace.
 * What draws is loaded at the first scene.
 */
import { loadPart } from '../loading/part'
import { restAfter } from './pace'
import type { Scene } from './scene'
import type { Surface } from './surface'
import { readTheme, watchTheme } from './theme'

export type PaintState =
  | { readonly status: 'waiting' }
  | { readonly status: 'painted'; readonly scene: Scene; readonly width: number }
  | { readonly status: 'failed'; readonly cause: string }

export interface Painter {
  /** Something changed; paint when it is time. After a failure nothing is, until a retry. */
  request(): void
  retry(): void
  /** Stops, and frees what was painted. */
  dispose(): void
}

/**
 * @param element what is painted into; it holds nothing else
 * @param compose the scene as it is now, or null while there is nothing to show
 * @param report called after each draw and each failure
 */
export function createPainter(
  element: HTMLElement,
  compose: () => Scene | null,
  report: (state: PaintState) => void,
): Painter {
  let surface: Surface | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted = false
  let painting = false
  let disposed = false
  let failed = false
  let restUntil = 0

  async function paint() {
    const scene = compose()
    const { clientWidth: width, clientHeight: height } = element
    if (scene === null) return report({ status: 'waiting' })
    if (width === 0 || height === 0) return
    try {
      if (surface === undefined) {
        const { createSurface } = await loadPart('What draws the charts', () => import('./surface'))
        const made = await createSurface(element)
        if (disposed) return made.finalize()
        surface = made
      }
      const start = performance.now()
      await surface.draw(scene, width, height, readTheme(element))
      const end = performance.now()
      restUntil = end + restAfter(end - start)
      if (!disposed) report({ status: 'painted', scene, width })
    } catch (thrown) {
      failed = true
      surface?.finalize()
      surface = undefined
      const cause = thrown instanceof Error ? thrown.message : String(thrown)
      if (!disposed) report({ status: 'failed', cause })
    }
  }

  function schedule() {
    if (disposed || failed || painting || !wanted || timer !== undefined || document.hidden) return
    timer = setTimeout(
      () => {
        timer = undefined
        wanted = false
        painting = true
        void paint().then(() => {
          painting = false
          schedule()
        })
      },
      Math.max(0, restUntil - performance.now()),
    )
  }

  function request() {
    wanted = true
    schedule()
  }

  const sizes = new ResizeObserver(request)
  sizes.observe(element)
  const unwatchTheme = watchTheme(request)
  document.addEventListener('visibilitychange', schedule)

  return {
    request,
    retry() {
      failed = false
      request()
    },
    dispose() {
      disposed = true
      clearTimeout(timer)
      sizes.disconnect()
      unwatchTheme()
      document.removeEventListener('visibilitychange', schedule)
      surface?.finalize()
    },
  }
}
