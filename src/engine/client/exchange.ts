/**
 * The page's end of the Worker that writes verifiers as files. It is made at the first request and
 * kept; one that died is made anew at the next.
 */
import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'
import type { ExchangeCommand, ExchangeEvent } from '../protocol/exchange'
import type { WorkerLike } from './run'

export interface ExchangeClient {
  /** Rejects with an Error for the person to read. */
  write(format: ExchangeFormat, verifier: WeightedVerifier): Promise<Blob>
}

interface Waiting {
  readonly resolve: (file: Blob) => void
  readonly reject: (error: Error) => void
}

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../exchange/entry.ts', import.meta.url), { type: 'module', name: 'exchange' })

export function createExchangeClient(make = makeWorker): ExchangeClient {
  let worker: WorkerLike | null = null
  let requests = 0
  const waiting = new Map<number, Waiting>()

  function receive(event: ExchangeEvent) {
    const own = waiting.get(event.request)
    waiting.delete(event.request)
    if (event.type === 'written') return own?.resolve(event.file)
    const { title, cause, fix } = event.error
    own?.reject(new Error(`${title}: ${cause} ${fix}`))
  }

  function listening(): WorkerLike {
    const made = make()
    const died = (cause: string) => {
      if (worker !== made) return
      made.terminate()
      worker = null
      const refused = [...waiting.values()]
      waiting.clear()
      for (const { reject } of refused)
        reject(new Error(`The file’s writer stopped: ${cause} Try again: that starts a new one.`))
    }
    made.onmessage = ({ data }: MessageEvent<ExchangeEvent>) => worker === made && receive(data)
    made.onmessageerror = () => died('A message could not be read.')
    made.onerror = (event) => {
      event.preventDefault()
      died(event.message || 'Its script could not be loaded.')
    }
    return made
  }

  return {
    write(format, verifier) {
      const request = ++requests
      const done = new Promise<Blob>((resolve, reject) => waiting.set(request, { resolve, reject }))
      worker ??= listening()
      const command: ExchangeCommand = { type: 'write', request, format, verifier }
      worker.postMessage(command)
      return done
    },
  }
}
