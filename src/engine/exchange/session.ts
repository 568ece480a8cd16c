/** What the exchange's Worker does with its messages: each is answered. */
import { toRunError } from '../../domain/errors'
import type { ExchangeCommand, ExchangeEvent } from '../protocol/exchange'
import { writeVerifier } from './formats'

export function createExchangeSession(post: (event: ExchangeEvent) => void) {
  return {
    async handle({ request, format, verifier }: ExchangeCommand): Promise<void> {
      try {
        const bytes = await writeVerifier(format, verifier)
        post({ type: 'written', request, file: new Blob([bytes]) })
      } catch (thrown) {
        post({ type: 'failed', request, error: toRunError(thrown) })
      }
    },
  }
}
