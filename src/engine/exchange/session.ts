/** What the exchange's Worker does with its messages: each is answered. */
import { toRunError } from '../../domain/errors'
import type { ExchangeCommand, ExchangeEvent } from '../protocol/exchange'
import { FileFault } from './format'
import { writeVerifier } from './formats'
import { networkOf, readNetwork } from './readNetwork'

type WithoutRequest<E> = E extends ExchangeEvent ? Omit<E, 'request'> : never

export function createExchangeSession(post: (event: ExchangeEvent) => void) {
  async function answer(command: ExchangeCommand): Promise<WithoutRequest<ExchangeEvent>> {
    switch (command.type) {
      case 'write': {
        const bytes = await writeVerifier(command.format, command.verifier)
        return { type: 'written', file: new Blob([bytes]) }
      }
      case 'read':
        return { type: 'found', network: await readNetwork(command.files) }
      case 'name':
        return { type: 'found', network: await networkOf(command.name, command.verifier) }
      default:
        return command satisfies never
    }
  }

  return {
    async handle(command: ExchangeCommand): Promise<void> {
      const { request } = command
      try {
        post({ ...(await answer(command)), request } as ExchangeEvent)
      } catch (thrown) {
        if (thrown instanceof FileFault) post({ type: 'refused', request, message: thrown.message })
        else post({ type: 'failed', request, error: toRunError(thrown) })
      }
    },
  }
}
