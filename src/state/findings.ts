import { diagnose } from '../diagnosis/diagnose'
import type { Finding, RunFacts } from '../diagnosis/finding'
import { configOf, runsOf, type RunId, type Setup } from '../domain/config'
import { setFor } from './datasets'
import { pixelAuc } from './pixelAuc'
import type { RunView } from './runView'

/** Findings of the runs on show, newest first. */
export function findingsOf(
  setup: Setup,
  runs: Readonly<Record<RunId, RunView>>,
): readonly Finding[] {
  return diagnose(
    runsOf(setup).map((run): RunFacts => {
      const view = runs[run]
      const config = view.config ?? configOf(setup, run)
      return {
        run,
        config,
        set: view.config ? view.set : setFor(config),
        log: view.log,
        finished: view.state === 'finished',
        heldOut: view.evaluation,
        pixelAuc: pixelAuc(view.baselines, view.evaluation),
        nonFinite: view.nonFinite,
        closest: view.closest,
        error: view.error,
      }
    }),
  )
}
