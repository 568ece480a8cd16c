/** What the Worker of first pairs does with its messages: of requests that wait, only the newest. */
import { toRunError } from '../../domain/errors'
import { firstPairs, type Images } from '../core/data/firstPairs'
import type { PreviewCommand, PreviewEvent } from '../protocol/preview'

export function createPreviewSession(images: Images, post: (event: PreviewEvent) => void) {
  let newest = -1
  let turn: Promise<void> = Promise.resolve()

  async function show({ request, config, data, most }: PreviewCommand) {
    if (request !== newest) return
    try {
      const pairs = await firstPairs(config, data, most, images)
      if (request === newest) post({ request, type: 'shown', pairs })
    } catch (thrown) {
      if (request === newest) post({ request, type: 'failed', error: toRunError(thrown) })
    }
  }

  return {
    handle(command: PreviewCommand): Promise<void> {
      newest = command.request
      turn = turn.then(() => show(command))
      return turn
    },
  }
}
