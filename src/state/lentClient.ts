import type { Event, RunClient } from '../engine'

type MakeClient = (onEvent: (event: Event) => void) => RunClient

/** One client, and so one Worker, that is lent to one run after another. */
export interface LentClient {
  /** For a run: what the client tells goes to it, until it ends the client, which gives it back. */
  readonly lend: MakeClient
  /** Ends the client itself. Nobody hears of it any more. */
  end(): void
}

export function createLentClient(makeClient: MakeClient): LentClient {
  let hear: ((event: Event) => void) | null = null
  const client = makeClient((event) => hear?.(event))
  return {
    lend(onEvent) {
      hear = onEvent
      const giveBack = () => {
        if (hear === onEvent) hear = null
      }
      return { ...client, terminate: giveBack }
    },
    end() {
      hear = null
      client.terminate()
    },
  }
}
