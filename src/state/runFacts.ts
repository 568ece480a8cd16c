/** From a run's view to what diagnosis is told of it: for findings, predictions and sweeps alike. */
import type { RunFacts } from '../diagnosis/finding'
import type { Baselines, ScoredPairs } from '../domain/reports'
import { rank } from '../domain/verification/ranking'
import type { RunView, StartedOn } from './runView'

/** @param start what the run was, or would be, started with */
export function factsOfRun(view: RunView, { config, set }: StartedOn): Omit<RunFacts, 'run'> {
  const { state, log, evaluation, baselines, nonFinite, closest, error } = view
  return {
    config,
    set,
    log,
    finished: state === 'finished',
    heldOut: evaluation,
    pixelAuc: pixelAuc(baselines, evaluation),
    nonFinite,
    closest,
    error,
  }
}

const known = new WeakMap<Baselines, number>()

/** AUC of the distance between raw pixels on the pairs of an evaluation; null before both are there. */
function pixelAuc(
  baselines: Baselines | null,
  pairs: Pick<ScoredPairs, 'same'> | null,
): number | null {
  if (baselines === null || pairs === null) return null
  const { pixels: outputs } = baselines
  const auc = known.get(baselines) ?? rank({ outputs, same: pairs.same }, 'different').auc
  known.set(baselines, auc)
  return auc
}
