/**
 * The page's end of the Worker that runs a kept verifier. It is made at the first question, and anew after
 * one that died; the weights go there once.
 */
import type { PackedWeights } from '../../domain/fileWeights'
import type { Verifier } from '../../domain/verifier'
import type { Comparison } from '../protocol/run'
import type { VerifyCommand, VerifyEvent } from '../protocol/verify'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, type WorkerLike } from './listen'
import { endsWhenSilent } from './watch'

export interface PairAnswer {
  readonly distances: Float32Array
  readonly outputs: Float32Array
}

export interface VerifyClient {
  /** Rejects with an Error for the person to read. */
  compare(comparison: Comparison): Promise<PairAnswer>
  dispose(): void
}

interface Waiting {
  readonly resolve: (answer: PairAnswer) => void
  readonly reject: (error: Error) => void
}

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../worker/verifyEntry.ts', import.meta.url), {
    type: 'module',
    name: 'verify',
  })

export function createVerifyClient(
  verifier: Verifier,
  weights: PackedWeights,
  make = makeWorker,
): VerifyClient {
  let worker: WorkerLike | null = null
  let requests = 0
  const waiting = new Map<number, Waiting>()

  function receive(event: VerifyEvent) {
    const own = waiting.get(event.request)
    waiting.delete(event.request)
    if (event.type === 'compared') return own?.resolve(event)
    end()
    const { title, cause, fix } = event.error
    own?.reject(new Error(`${title}: ${cause} ${fix}`))
  }

  function end(why = 'The verifier was closed.') {
    worker?.terminate()
    worker = null
    const refused = [...waiting.values()]
    waiting.clear()
    for (const { reject } of refused) reject(new Error(why))
  }

  function listening(): WorkerLike {
    const made = endsWhenSilent(make())
    const died = (cause: string) => {
      if (worker === made)
        end(`The verifier’s Worker stopped: ${cause} Ask again: that starts a new one.`)
    }
    listenTo<VerifyEvent>(made, (event) => worker === made && receive(event), died)
    return made
  }

  return {
    compare(comparison) {
      const request = ++requests
      const done = new Promise<PairAnswer>((resolve, reject) =>
        waiting.set(request, { resolve, reject }),
      )
      const isNew = worker === null
      worker ??= listening()
      const command: VerifyCommand = {
        ...{ request, verifier, comparison },
        ...(isNew && { weights }),
      }
      worker.postMessage(command)
      return done
    },
    dispose: () => end(),
  }
}
