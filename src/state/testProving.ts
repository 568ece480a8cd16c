/** Provers and provings for tests: on clients without a Worker and a clock that a test moves. */
import { factsOf } from '../diagnosis/testFacts'
import type { RunFacts } from '../diagnosis/finding'
import type { TrialPlan } from '../diagnosis/proof'
import type { RunConfig } from '../domain/config'
import { nonFiniteReport } from '../domain/testRecords'
import { createProver } from './prover'
import { evaluation, fakeClients, startOf, steps, type FakeClient } from './testRuns'

/** A run that turned to NaN at step 6. */
export const failedFacts: RunFacts = factsOf({
  config: { steps: 60 },
  steps: 6,
  rest: { nonFinite: nonFiniteReport({ step: 6 }) },
})

export const plan = (learningRate: number, seed = 1): TrialPlan => ({
  label: `Rate ${learningRate}`,
  patch: { learningRate },
  seed,
})

/** Tries these in turn. */
export const inTurn =
  (plans: readonly TrialPlan[]) =>
  ({ proof }: RunFacts): TrialPlan | null =>
    plans[(proof?.trials ?? []).flatMap(({ runs }) => runs).length] ?? null

export function testProver(plans: readonly TrialPlan[], facts: RunFacts = failedFacts) {
  const fakes = fakeClients()
  const machine = { now: 0, hasRoom: true, refuses: (_: RunConfig) => false }
  const prover = createProver({
    facts,
    next: inTurn(plans),
    makeClient: fakes.makeClient,
    startFor: (config) => (machine.refuses(config) ? null : startOf(config)),
    now: () => machine.now,
    mayRun: () => machine.hasRoom,
    budget: 60,
  })
  return { ...fakes, machine, prover, proof: prover.proof.getState }
}

/** What a trial tells that learns at once. */
export function saysItLearns(client: FakeClient, from = 1): void {
  for (const step of [from + 49, from + 59]) {
    client.says(steps(step === from + 49 ? from : from + 50, step))
    client.says(evaluation(step, 1, 1))
    client.says({ type: 'baselines', baselines: NO_BASELINES })
  }
}

const NO_BASELINES = { untrained: new Float32Array(0), pixels: new Float32Array(0) }

export const nan = (step: number) => ({
  type: 'non_finite' as const,
  report: nonFiniteReport({ step }),
})
/** Trials follow each other in tasks of their own. */
export const nextTask = () => Promise.resolve()
