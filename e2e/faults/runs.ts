/** Runs in this process by the page's own stores, so that what is diagnosed is what the page would. */
import { dataSourceOf, setOf } from '../../src/domain/dataSource'
import type { RunConfig } from '../../src/domain/config'
import { SOURCES } from '../../src/domain/choices/sources'
import { largerMeans } from '../../src/domain/objective'
import { rank } from '../../src/domain/verification/ranking'
import { createNodeClient } from '../../src/engine/node'
import { createRunStore, type RunStart } from '../../src/state/runStore'
import type { RunView } from '../../src/state/runView'
import { failure, type Measured } from './truth'

export function startFor(config: RunConfig): RunStart {
  const source = dataSourceOf(
    config,
    (path) => path,
    () => null,
  )
  if (source === null) throw new Error('The faults are of images that anybody has.')
  return { config, set: setOf(source), source }
}

/** Trains and judges a RunConfig; its last view. @param look is shown each view */
export function runToEnd(
  config: RunConfig,
  look: (view: RunView) => void = () => {},
): Promise<RunView> {
  return new Promise((resolve) => {
    const run = createRunStore({
      makeClient: createNodeClient,
      judgesAtEnd: true,
      onEnd() {
        const view = run.view.getState()
        run.dispose()
        resolve(view)
      },
    })
    run.view.subscribe(look)
    run.start(startFor(config), 'train')
  })
}

export function measured(view: RunView, config: RunConfig): Measured {
  const { judgement, evaluation, nonFinite } = view
  const auc = (outputs: Float32Array | undefined, larger = largerMeans(config)) =>
    judgement === null || outputs === undefined
      ? NaN
      : rank({ outputs, same: judgement.same }, larger).auc
  return {
    finite: nonFinite === null,
    auc: auc(judgement?.outputs),
    untrained: auc(judgement?.baselines.untrained),
    pixels: auc(judgement?.baselines.pixels, 'different'),
    accuracy: evaluation?.accuracy ?? NaN,
    bestAccuracy: evaluation?.bestAccuracy ?? NaN,
    digits: SOURCES[config.data].bar !== null,
  }
}

const known = new Map<string, Promise<string | null>>()

/** Why a RunConfig fails, by what is measured of it; null where it does not. Each is trained once. */
export function failureOf(config: RunConfig): Promise<string | null> {
  const key = JSON.stringify(config)
  const told = known.get(key) ?? runToEnd(config).then((view) => failure(measured(view, config)))
  known.set(key, told)
  return told
}
