/**
 * A run as it was told, event by event, and what was measured at its end. It goes by the page's own
 * store and client; each step is told by itself, so that the recording is a function of the RunConfig.
 */
import type { RunConfig } from '../../src/domain/config'
import { SOURCES } from '../../src/domain/choices/sources'
import { dataSourceOf, setOf } from '../../src/domain/dataSource'
import { largerMeans } from '../../src/domain/objective'
import type { Embeddings } from '../../src/domain/reports'
import { rank } from '../../src/domain/verification/ranking'
import { createNodeClient, type Event } from '../../src/engine/node'
import { createRunStore, type RunStart } from '../../src/state/runStore'
import type { RunView } from '../../src/state/runView'
import type { Measured } from './truth'

export interface Recording {
  readonly events: readonly Event[]
  readonly measured: Measured
}

/** slim: without layers, embeddings and judgement, which trying a fix does not look at. */
export type Detail = 'full' | 'slim'

export function startFor(config: RunConfig): RunStart {
  const source = dataSourceOf(
    config,
    (path) => path,
    () => null,
  )
  if (source === null) throw new Error('The faults are of images that anybody has.')
  return { config, set: setOf(source), source }
}

/** Trains and judges a RunConfig. */
export function record(config: RunConfig, detail: Detail): Promise<Recording> {
  const events: Event[] = []
  return new Promise((resolve) => {
    const run = createRunStore({
      makeClient: (hear) =>
        createNodeClient(
          (event) => {
            const kept = keptOf(event, detail)
            if (kept !== null) events.push(kept)
            hear(event)
          },
          { tellsEachStep: true },
        ),
      judgesAtEnd: true,
      onEnd() {
        const measured = measuredOf(run.view.getState(), config)
        run.dispose()
        resolve({ events, measured })
      },
    })
    run.start(startFor(config), 'train')
  })
}

const none = ({ dimension }: Embeddings): Embeddings => ({
  images: new Int32Array(0),
  dimension,
  values: new Float32Array(0),
})

/** What of an event is kept: nothing of images, which no rule looks at; null for none of it. */
function keptOf(event: Event, detail: Detail): Event | null {
  const slim = detail === 'slim'
  switch (event.type) {
    case 'progress':
    case 'judging':
    case 'backend':
    case 'released':
      return null
    case 'held_out':
      return { ...event, images: { ...event.images, pixels: new Uint8Array(0), paths: [] } }
    case 'steps':
      return slim ? { ...event, layers: [] } : event
    case 'evaluation':
      return slim
        ? { ...event, report: { ...event.report, embeddings: none(event.report.embeddings) } }
        : event
    case 'judgement':
      if (slim) return null
      return {
        ...event,
        judgement: { ...event.judgement, embeddings: none(event.judgement.embeddings) },
      }
    default:
      return event
  }
}

function measuredOf(view: RunView, config: RunConfig): Measured {
  const { judgement, evaluation, log, state } = view
  const auc = (outputs: Float32Array | undefined, larger = largerMeans(config)) =>
    judgement === null || outputs === undefined
      ? NaN
      : rank({ outputs, same: judgement.same }, larger).auc
  return {
    finite: state === 'finished',
    steps: log.length,
    auc: auc(judgement?.outputs),
    untrained: auc(judgement?.baselines.untrained),
    pixels: auc(judgement?.baselines.pixels, 'different'),
    accuracy: evaluation?.accuracy ?? NaN,
    bestAccuracy: evaluation?.bestAccuracy ?? NaN,
    digits: SOURCES[config.data].bar !== null,
  }
}
