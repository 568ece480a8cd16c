import { diagnose } from '../diagnosis/diagnose'
import type { Finding } from '../diagnosis/finding'
import type { Proof } from '../diagnosis/proof'
import { configOf, runsOf, type RunId, type Setup } from '../domain/config'
import { setFor } from './datasets'
import { factsOfRun } from './runFacts'
import { startedOn, type RunView } from './runView'

/** Findings of the runs on show, newest first. */
export function findingsOf(
  setup: Setup,
  runs: Readonly<Record<RunId, RunView>>,
  proofs: Readonly<Partial<Record<RunId, Proof>>> = {},
): readonly Finding[] {
  return diagnose(
    runsOf(setup).map((run) => {
      const config = configOf(setup, run)
      const start = startedOn(runs[run]) ?? { config, set: setFor(config) }
      return { run, ...factsOfRun(runs[run], start), proof: proofs[run] ?? null }
    }),
  )
}
