/** Questions to a run's network that wait for their answer: each is answered or refused, never lost. */
import type { RunId } from '../domain/config'
import type { Event } from '../engine'

/** What a network says of pairs, one value a pair, at the weights after this step. */
export interface Compared {
  readonly step: number
  readonly distances: Float32Array
  readonly outputs: Float32Array
}

interface Waiting {
  readonly run: RunId
  resolve(compared: Compared): void
  reject(error: Error): void
}

const waiting = new Map<number, Waiting>()
let requests = 0

/** Waits for the answer to a question. @param send asks it, under the number given */
export function awaitAnswer(run: RunId, send: (request: number) => void): Promise<Compared> {
  const request = ++requests
  return new Promise((resolve, reject) => {
    waiting.set(request, { run, resolve, reject })
    send(request)
  })
}

/** Answers the questions that a run's event answers, and refuses those that nothing can now. */
export function answerFrom(run: RunId, event: Event): void {
  switch (event.type) {
    case 'compared': {
      const { request, step, distances, outputs } = event
      waiting.get(request)?.resolve({ step, distances, outputs })
      waiting.delete(request)
      return
    }
    case 'failed': {
      const { title, cause, fix } = event.error
      return refuse(run, `Run ${run} stopped before it answered. ${title}: ${cause} ${fix}`)
    }
    case 'non_finite':
      return refuse(
        run,
        `Run ${run} came to a value that is not finite before it answered. Apply a fix from its findings and train again.`,
      )
    default:
  }
}

/** Refuses all that a run was asked. */
export function refuse(run: RunId, message: string): void {
  for (const [request, question] of waiting) {
    if (question.run !== run) continue
    waiting.delete(request)
    question.reject(new Error(message))
  }
}
