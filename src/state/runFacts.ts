/** From a run's view to what diagnosis is told of it: for findings, predictions and sweeps alike. */
import type { RunFacts } from '../diagnosis/finding'
import { pixelAuc } from '../domain/verification/pixelAuc'
import { gainsOf } from './aucGains'
import type { RunView, StartedOn } from './runView'

/** @param start what the run was, or would be, started with */
export function factsOfRun(view: RunView, { config, set }: StartedOn): Omit<RunFacts, 'run'> {
  const { state, log, layers, evaluation, baselines, nonFinite, closest, error } = view
  return {
    config,
    set,
    log,
    layers,
    finished: state === 'finished',
    heldOut: evaluation,
    pixelAuc: pixelAuc(baselines, evaluation),
    ...gainsOf(view),
    proof: null,
    nonFinite,
    closest,
    error,
  }
}
