/**
 * The page's end of the Worker that lays embeddings out flat. It is made at the first request and
 * kept; one that died is made anew at the next.
 */
import type { RunError } from '../../domain/errors'
import type { ProjectionCommand, ProjectionEvent, ProjectionMethod } from '../protocol/projection'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, type WorkerLike } from './listen'
import { endsWhenSilent } from './watch'

export interface ProjectionRequest {
  readonly method: ProjectionMethod
  /** n × dimension, row by row. */
  readonly values: Float32Array
  readonly dimension: number
  readonly seed: number
}

type Projected = Pick<
  Extract<ProjectionEvent, { type: 'projected' }>,
  'points' | 'explained' | 'neighbours'
>

export type ProjectionOutcome =
  | ({ readonly type: 'projected' } & Projected)
  | { readonly type: 'failed'; readonly error: RunError }

export interface ProjectionClient {
  /**
   * A newer request takes the place of one under way.
   * @returns the outcome, null where it was cancelled or gave way; and how to cancel
   */
  project(
    request: ProjectionRequest,
    onProgress?: (fraction: number) => void,
  ): { readonly done: Promise<ProjectionOutcome | null>; readonly cancel: () => void }
  /** Ends the Worker at once; a later request makes a new one. */
  terminate(): void
}

interface Job {
  readonly request: number
  readonly onProgress: (fraction: number) => void
  readonly finish: (outcome: ProjectionOutcome | null) => void
}

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../projection/entry.ts', import.meta.url), {
    type: 'module',
    name: 'projection',
  })

export function createProjectionClient(make = makeWorker): ProjectionClient {
  let worker: WorkerLike | null = null
  let job: Job | null = null
  let requests = 0

  const send = (command: ProjectionCommand) => worker?.postMessage(command)

  function finish(outcome: ProjectionOutcome | null) {
    const finished = job
    job = null
    finished?.finish(outcome)
  }

  function receive(event: ProjectionEvent) {
    if (event.request !== job?.request) return
    switch (event.type) {
      case 'progress':
        return job.onProgress(event.fraction)
      case 'projected': {
        const { type, points, explained, neighbours } = event
        return finish({ type, points, explained, neighbours })
      }
      case 'failed':
        return finish({ type: 'failed', error: event.error })
      default:
        return event satisfies never
    }
  }

  function listening(): WorkerLike {
    const made = endsWhenSilent(make())
    const died = (cause: string) => {
      if (worker !== made) return
      made.terminate()
      worker = null
      finish({ type: 'failed', error: { ...DIED, cause } })
    }
    listenTo<ProjectionEvent>(made, (event) => worker === made && receive(event), died)
    return made
  }

  return {
    project(request, onProgress = () => undefined) {
      finish(null)
      const own = ++requests
      const done = new Promise<ProjectionOutcome | null>((resolve) => {
        job = { request: own, onProgress, finish: resolve }
      })
      worker ??= listening()
      send({ type: 'project', request: own, ...request })
      const cancel = () => {
        if (job?.request !== own) return
        send({ type: 'cancel' })
        finish(null)
      }
      return { done, cancel }
    },
    terminate() {
      worker?.terminate()
      worker = null
      finish(null)
    },
  }
}

const DIED: Omit<RunError, 'cause'> = {
  code: 'worker_died',
  title: 'The map’s worker stopped',
  fix: 'Lay the map out again: that starts a new one.',
}
