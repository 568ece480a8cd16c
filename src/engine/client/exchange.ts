/**
 * The page's end of the Worker that writes and reads verifiers as files. It is made at the first request and
 * kept; one that died is made anew at the next.
 */
import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { FoundNetwork } from '../../domain/foundNetwork'
import type { WeightedVerifier } from '../../domain/verifier'
import type { ExchangeCommand, ExchangeEvent } from '../protocol/exchange'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, type WorkerLike } from './listen'
import { endsWhenSilent } from './watch'

export interface ExchangeClient {
  /** Rejects with an Error for the person to read. */
  write(format: ExchangeFormat, verifier: WeightedVerifier): Promise<Blob>
  /** One file, or a model.json with those that it names. Rejects likewise. */
  read(files: readonly { readonly name: string; readonly file: Blob }[]): Promise<FoundNetwork>
  /** A run's network as if its file had been read. Rejects likewise. */
  named(name: string, verifier: WeightedVerifier): Promise<FoundNetwork>
}

interface Waiting {
  readonly resolve: (answer: Blob | FoundNetwork) => void
  readonly reject: (error: Error) => void
}

type WithoutRequest<C> = C extends ExchangeCommand ? Omit<C, 'request'> : never

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../exchange/entry.ts', import.meta.url), { type: 'module', name: 'exchange' })

export function createExchangeClient(make = makeWorker): ExchangeClient {
  let worker: WorkerLike | null = null
  let requests = 0
  const waiting = new Map<number, Waiting>()

  function receive(event: ExchangeEvent) {
    const own = waiting.get(event.request)
    waiting.delete(event.request)
    switch (event.type) {
      case 'written':
        return own?.resolve(event.file)
      case 'found':
        return own?.resolve(event.network)
      case 'refused':
        return own?.reject(new Error(event.message))
      case 'failed': {
        const { title, cause, fix } = event.error
        return own?.reject(new Error(`${title}: ${cause} ${fix}`))
      }
      default:
        event satisfies never
    }
  }

  function listening(): WorkerLike {
    const made = endsWhenSilent(make())
    const died = (cause: string) => {
      if (worker !== made) return
      made.terminate()
      worker = null
      const refused = [...waiting.values()]
      waiting.clear()
      for (const { reject } of refused)
        reject(
          new Error(
            `What reads and writes files stopped: ${cause} Try again: that starts a new one.`,
          ),
        )
    }
    listenTo<ExchangeEvent>(made, (event) => worker === made && receive(event), died)
    return made
  }

  function ask<T extends Blob | FoundNetwork>(
    command: WithoutRequest<ExchangeCommand>,
  ): Promise<T> {
    const request = ++requests
    const done = new Promise<Blob | FoundNetwork>((resolve, reject) =>
      waiting.set(request, { resolve, reject }),
    )
    worker ??= listening()
    worker.postMessage({ ...command, request })
    // Each kind of question has its own kind of answer.
    return done as Promise<T>
  }

  return {
    write: (format, verifier) => ask({ type: 'write', format, verifier }),
    read: (files) => ask({ type: 'read', files }),
    named: (name, verifier) => ask({ type: 'name', name, verifier }),
  }
}
