/** From a run's view to what diagnosis is told of it: for findings, predictions and sweeps alike. */
import type { RunFacts } from '../diagnosis/finding'
import { pixelAuc } from '../domain/verification/pixelAuc'
import { gainsOf } from './aucGains'
import { shapesFor } from './networks'
import { judgedEvaluation } from './judgedEvaluation'
import { judgedOf } from './judgedRun'
import type { RunView, StartedOn } from './runView'

/** @param start what the run was, or would be, started with */
export function factsOfRun(view: RunView, { config, set }: StartedOn): Omit<RunFacts, 'run'> {
  const { state, log, layers, nonFinite, closest, error } = view
  const judged = judgedOf(view)
  return {
    config,
    set,
    weights: shapesFor(config),
    log,
    layers,
    finished: state === 'finished',
    heldOut: judgedEvaluation(view),
    pixelAuc: pixelAuc(judged?.baselines ?? null, judged?.pairs ?? null),
    ...gainsOf(view),
    proof: null,
    nonFinite,
    closest,
    error,
  }
}
