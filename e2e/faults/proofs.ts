/**
 * Proofs as the page would come by them, of recordings of the trials. Time is what the steps took when
 * they were recorded, so that a budget in seconds holds the same trials each time.
 */
import type { RunFacts } from '../../src/diagnosis/finding'
import type { Proof } from '../../src/diagnosis/proof'
import type { RunConfig } from '../../src/domain/config'
import type { Event, RunClient } from '../../src/engine/node'
import { createProver } from '../../src/state/prover'
import { startFor } from './recording'
import type { Recordings } from './recordings'

/** Seconds that trying the fixes of one run may take, as on the page. */
const BUDGET = 60

/** Tries the fixes of a run. Rejects with NOT_RECORDED where a trial is not there and may not be trained. */
export function proofOf(facts: RunFacts, recordings: Recordings): Promise<Proof> {
  return new Promise((resolve, reject) => {
    const clock = { ms: 0 }
    const prover = createProver({
      facts,
      makeClient: (hear) => trialClient(recordings, hear, clock, reject),
      startFor,
      now: () => clock.ms,
      mayRun: () => true,
      budget: BUDGET,
    })
    prover.proof.subscribe((proof) => {
      if (proof.state !== 'ended') return
      resolve(proof)
    })
    prover.look()
  })
}

export const NOT_RECORDED = new Error('A trial was not recorded.')

/** Plays each run it is started with from its recording, a step at a time. */
function trialClient(
  recordings: Recordings,
  hear: (event: Event) => void,
  clock: { ms: number },
  fail: (why: unknown) => void,
): RunClient {
  let started = 0
  async function play(config: RunConfig, mine: number) {
    const recording = await recordings.of(config, 'slim')
    if (recording === null) throw NOT_RECORDED
    for (const event of recording.events) {
      if (mine !== started) return
      if (event.type === 'steps') for (const { ms } of event.records) clock.ms += ms
      hear(event)
      // Whoever ended the trial is given the time to begin the next.
      await new Promise<void>((next) => queueMicrotask(next))
    }
  }
  const nothing = () => {}
  return {
    start: (config) => void play(config, ++started).catch(fail),
    terminate: () => void started++,
    ...{ train: nothing, pause: nothing, step: nothing, judge: nothing, compare: nothing },
    ...{ limit: nothing, weights: nothing, keep: nothing, release: nothing, endSilent: nothing },
  }
}
