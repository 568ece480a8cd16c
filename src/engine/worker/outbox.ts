/** A run's steps on their way out: to its recorder as it keeps, to the page at a calm pace. */
import type { StepRecord } from '../../domain/stepLog'
import type { StepResult } from '../core/trainer'
import type { Recorder } from '../keep/recorder'
import type { Event } from '../protocol/run'

type Steps = Omit<Extract<Event, { type: 'steps' }>, 'session'>

export interface Outbox {
  take(result: StepResult): void
  /** Tells the recorder what is still to be posted: the page need not draw for each keeping. */
  record(): void
  /** Posts what there is. */
  flush(): void
  /** Posts what there is, where the last time is long enough ago. */
  flushIfDue(): void
}

/** Steps are posted at most this often, in milliseconds. */
export const POST_EVERY = 100

export function createOutbox(
  recorder: Recorder | null,
  host: { now(): number; tensors(): number },
  tell: (steps: Steps) => void,
): Outbox {
  let records: StepRecord[] = []
  /** How many of them the recorder has. */
  let heard = 0
  let closest = Infinity
  let latest: StepResult | null = null
  let lastPost = -Infinity

  const stepsOf = (of: readonly StepRecord[]): Steps | null =>
    latest && {
      type: 'steps',
      records: of,
      layers: latest.layers,
      tensors: host.tensors(),
      closest,
    }

  function record() {
    const steps = heard < records.length ? stepsOf(records.slice(heard)) : null
    if (steps) recorder?.hear(steps)
    heard = records.length
  }

  function flush() {
    const steps = stepsOf(records)
    if (steps === null || records.length === 0) return
    record()
    tell(steps)
    records = []
    heard = 0
    closest = Infinity
    lastPost = host.now()
  }

  return {
    take(result) {
      latest = result
      records.push(result.record)
      closest = Math.min(closest, result.closest)
    },
    record,
    flush,
    flushIfDue() {
      if (host.now() - lastPost >= POST_EVERY) flush()
    },
  }
}
