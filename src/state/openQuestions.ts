/** Questions to a run's network that wait for their answer: each is answered or refused, never lost. */
import type { NetworkWeights } from '../domain/snapshot'
import type { Event } from '../engine'

/** What a network says of pairs, one value a pair, at the weights after this step. */
export interface NetworkAnswer {
  readonly step: number
  readonly distances: Float32Array
  readonly outputs: Float32Array
}

export interface OpenQuestions {
  /** Waits for what a network says of pairs. @param send asks it, under the number given */
  askPairs(send: (request: number) => void): Promise<NetworkAnswer>
  /** Waits for its weights. */
  askWeights(send: (request: number) => void): Promise<NetworkWeights>
  /** Answers the question that an event answers, and refuses those that nothing can now. */
  settle(event: Event): void
  /** Refuses all that wait. @param why for the person to read */
  refuse(why: string): void
}

interface Waiting {
  readonly pairs?: (answer: NetworkAnswer) => void
  readonly weights?: (weights: NetworkWeights) => void
  reject(error: Error): void
}

/** @param name what the run is called in what is said to the person */
export function createOpenQuestions(name: string): OpenQuestions {
  const waiting = new Map<number, Waiting>()
  let requests = 0

  function refuse(why: string) {
    const refused = [...waiting.values()]
    waiting.clear()
    for (const { reject } of refused) reject(new Error(why))
  }

  return {
    askPairs: (send) =>
      new Promise((pairs, reject) => {
        waiting.set(++requests, { pairs, reject })
        send(requests)
      }),
    askWeights: (send) =>
      new Promise((weights, reject) => {
        waiting.set(++requests, { weights, reject })
        send(requests)
      }),
    settle(event) {
      switch (event.type) {
        case 'compared': {
          const { request, step, distances, outputs } = event
          waiting.get(request)?.pairs?.({ step, distances, outputs })
          waiting.delete(request)
          return
        }
        case 'weights':
          waiting.get(event.request)?.weights?.({ snapshot: event.snapshot, pixels: event.pixels })
          waiting.delete(event.request)
          return
        case 'failed': {
          const { title, cause, fix } = event.error
          return refuse(`${name} stopped before it answered. ${title}: ${cause} ${fix}`)
        }
        case 'non_finite':
          return refuse(
            `${name} came to a value that is not finite before it answered. Apply a fix from its findings and train again.`,
          )
        default:
      }
    },
    refuse,
  }
}
