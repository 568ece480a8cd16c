/** What the Worker of a kept verifier does with its messages: each is answered, one after another. */
import { toRunError } from '../../domain/errors'
import { openVerifier, type OpenVerifier } from '../core/verifying'
import type { VerifyCommand, VerifyEvent } from '../protocol/verify'

export interface VerifyHost {
  post(event: VerifyEvent): void
  /** Starts the engine; resolves once it can compute. */
  startBackend(): Promise<unknown>
}

export function createVerifySession(host: VerifyHost) {
  let open: OpenVerifier | null = null
  let started: Promise<unknown> | null = null
  let turn: Promise<void> = Promise.resolve()

  async function answer({ request, verifier, weights, comparison }: VerifyCommand) {
    try {
      await (started ??= host.startBackend())
      if (weights !== undefined) {
        open?.dispose()
        open = null
        open = await openVerifier(verifier, weights)
      }
      if (open === null) throw new Error('internal: no verifier was opened')
      host.post({ type: 'compared', request, ...(await open.compare(comparison)) })
    } catch (thrown) {
      host.post({ type: 'failed', request, error: toRunError(thrown) })
    }
  }

  return {
    handle(command: VerifyCommand): void {
      turn = turn.then(() => answer(command))
    },
  }
}
