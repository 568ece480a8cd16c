/**
 * The page's end of the Worker that reads pasted code. It is made at the first request and kept; one that
 * died, or answers late, is made anew at the next.
 */
import type { CodeAnswers, CodeReading, MendedCode } from '../../code/reading'
import type { ConfigPatch } from '../../domain/config'
import type { CodeCommand, CodeEvent } from '../protocol/code'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, type WorkerLike } from './listen'
import { PAGE_CLOCK, type Clock } from './watch'

export interface CodeClient {
  /** Rejects with an Error for the person to read. */
  read(text: string, answers: CodeAnswers): Promise<CodeReading>
  /** Puts settings into a text. Rejects likewise. */
  mend(text: string, answers: CodeAnswers, patch: ConfigPatch): Promise<MendedCode>
}

type WithoutRequest<C> = C extends CodeCommand ? Omit<C, 'request'> : never
type Answer = Exclude<CodeEvent, { readonly type: 'failed' }>

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  readonly stop: () => void
}

/** Reading ends itself within a second; a machine that is busy may take some times as long. */
const LATE = 20_000

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../code/entry.ts', import.meta.url), { type: 'module', name: 'code' })

export function createCodeClient(make = makeWorker, clock: Clock = PAGE_CLOCK): CodeClient {
  let worker: WorkerLike | null = null
  let requests = 0
  const waiting = new Map<number, Waiting>()

  function hear(event: CodeEvent) {
    const own = waiting.get(event.request)
    waiting.delete(event.request)
    own?.stop()
    if (event.type === 'failed')
      own?.reject(new Error(`Reading failed: ${event.cause} Please report it, with the code.`))
    else own?.resolve(event)
  }

  function giveUp(why: string) {
    worker?.terminate()
    worker = null
    const refused = [...waiting.values()]
    waiting.clear()
    for (const { reject, stop } of refused) {
      stop()
      reject(new Error(`What reads code stopped: ${why} A change of the text starts it anew.`))
    }
  }

  function listening(): WorkerLike {
    const made = make()
    listenTo<CodeEvent>(
      made,
      (event) => worker === made && hear(event),
      (cause) => worker === made && giveUp(cause),
    )
    return made
  }

  function ask(command: WithoutRequest<CodeCommand>): Promise<Answer> {
    const request = ++requests
    return new Promise<Answer>((resolve, reject) => {
      const stop = clock.after(LATE, () => giveUp(`It has not answered for ${LATE / 1000} s.`))
      waiting.set(request, { resolve, reject, stop })
      worker ??= listening()
      worker.postMessage({ ...command, request })
    })
  }

  return {
    async read(text, answers) {
      const answer = await ask({ type: 'read', text, answers })
      if (answer.type !== 'read') throw new Error('internal: another answer than was asked for')
      return answer.reading
    },
    async mend(text, answers, patch) {
      const answer = await ask({ type: 'mend', text, answers, patch })
      if (answer.type !== 'mended') throw new Error('internal: another answer than was asked for')
      return answer.mended
    },
  }
}
