/** Answers what the page asks of pasted code. */
import { mendCode } from '../../code/mend/mend'
import { readCode } from '../../code/read'
import type { CodeCommand, CodeEvent } from '../protocol/code'

export function answerCode(command: CodeCommand): CodeEvent {
  const { request } = command
  try {
    switch (command.type) {
      case 'read':
        return { request, type: 'read', reading: readCode(command.text, command.answers) }
      case 'mend':
        return {
          request,
          type: 'mended',
          mended: mendCode(command.text, command.answers, command.patch),
        }
      default:
        return command satisfies never
    }
  } catch (thrown) {
    return {
      request,
      type: 'failed',
      cause: thrown instanceof Error ? thrown.message : String(thrown),
    }
  }
}
