/**
 * The page's end of the Worker that shows first pairs. It is made at a request and kept for the next
 * ones until it is ended; one that died is made anew.
 */
import type { RunConfig } from '../../domain/config'
import type { DataSource } from '../../domain/dataSource'
import { runError, type RunError } from '../../domain/errors'
import type { FirstPairs } from '../../domain/reports'
import type { PreviewCommand, PreviewEvent } from '../protocol/preview'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, type WorkerLike } from './listen'
import { endsWhenSilent } from './watch'

export type PreviewOutcome =
  | { readonly type: 'shown'; readonly pairs: FirstPairs }
  | { readonly type: 'failed'; readonly error: RunError }

export interface PreviewClient {
  /** A newer request takes the place of one under way, which is then never answered. */
  show(config: RunConfig, data: DataSource, most: number): void
  /** Ends the Worker at once, and with it what is under way; a later request makes a new one. */
  terminate(): void
}

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../preview/entry.ts', import.meta.url), { type: 'module', name: 'preview' })

/** @param onOutcome gets what came of the newest request, none of an older one */
export function createPreviewClient(
  onOutcome: (outcome: PreviewOutcome) => void,
  make = makeWorker,
): PreviewClient {
  let worker: WorkerLike | null = null
  let request = 0

  function listening(): WorkerLike {
    const made = endsWhenSilent(make())
    const died = (cause: string) => {
      if (worker !== made) return
      terminate()
      onOutcome({ type: 'failed', error: runError('worker_died', cause) })
    }
    const hear = (event: PreviewEvent) => {
      if (worker === made && event.request === request) onOutcome(event)
    }
    listenTo(made, hear, died)
    return made
  }

  function terminate() {
    worker?.terminate()
    worker = null
  }

  return {
    show(config, data, most) {
      worker ??= listening()
      worker.postMessage({ request: ++request, config, data, most } satisfies PreviewCommand)
    },
    terminate,
  }
}
