/** A run from its first step to its last, without a page: the Worker's session and loop, and a log. */
import type { RunConfig } from '../../domain/config'
import { dataSourceOf, setOf, type DataSource } from '../../domain/dataSource'
import { PlaygroundError } from '../../domain/errors'
import type { PackedWeights } from '../../domain/fileWeights'
import type { PhotoSet } from '../../domain/photoSet'
import type {
  Baselines,
  EvaluationReport,
  HeldOutImages,
  Judgement,
  LayerReport,
  NonFiniteReport,
} from '../../domain/reports'
import { createStepLog, type StepLog, type StepRecord } from '../../domain/stepLog'
import type { Event } from '../protocol/run'
import { createNodeSession } from './session'

export interface TrainOptions {
  /** Needed for a person's own set; MNIST and drawn faces are had from the RunConfig. */
  readonly data?: DataSource
  /** Needed where the RunConfig names weights to begin with. */
  readonly weights?: PackedWeights
  /** Whether the trained network is judged by its many held-out pairs as well. */
  readonly judge?: boolean
  /** Asked after each step: whether it is to be the last, as if the step limit were there. */
  readonly endsAfter?: (record: StepRecord) => boolean
}

/** What a page would know of the run at its end. */
export interface TrainedRun {
  readonly config: RunConfig
  /** The set of photos it was trained on; null for none. */
  readonly set: PhotoSet | null
  readonly log: StepLog
  /** Whether it came to its last step; otherwise `nonFinite` says what ended it. */
  readonly finished: boolean
  readonly nonFinite: NonFiniteReport | null
  /** The images that evaluation and judgement name by place. */
  readonly heldOut: HeldOutImages | null
  /** The latest, of the last step; null where there are no held-out pairs, or no step came so far. */
  readonly evaluation: EvaluationReport | null
  /** For the pairs of the evaluation. */
  readonly baselines: Baselines | null
  readonly judgement: Judgement | null
  readonly layers: readonly LayerReport[]
  /** Smallest distance of any training pair; null before the first step. */
  readonly closest: number | null
}

/**
 * Trains a RunConfig to its end.
 * @throws PlaygroundError where it cannot start, or fails otherwise than by a non-finite value
 */
export async function trainRun(
  config: RunConfig,
  { data = sourceOf(config), weights, judge = false, endsAfter }: TrainOptions = {},
): Promise<TrainedRun> {
  if (config.steps === 0 && config.epochs === 0 && endsAfter === undefined)
    throw new Error('internal: the run has no end: give it a limit')
  const log = createStepLog()
  let run: TrainedRun = { ...UNTRAINED, config, set: setOf(data), log }
  return new Promise((resolve, reject) => {
    // At each look the time to post has come, so that every step is told before the next begins.
    let clock = 0
    const session = createNodeSession({ now: () => (clock += 1000), post: hear })
    const release = () => session.handle({ type: 'release', session: 2 })

    function hear(event: Event) {
      switch (event.type) {
        case 'progress':
        case 'ready':
        case 'backend':
        case 'training':
        case 'paused':
        case 'judging':
        case 'compared':
        case 'weights':
        case 'resumed':
        case 'kept':
        case 'silence':
          return
        case 'held_out':
          run = { ...run, heldOut: event.images }
          return
        case 'steps': {
          for (const record of event.records) {
            log.append(record)
            if (endsAfter?.(record)) session.handle({ type: 'limit', steps: record.step })
          }
          const closest = Math.min(run.closest ?? Infinity, event.closest)
          run = { ...run, layers: event.layers, closest }
          return
        }
        case 'evaluation':
          log.appendEvaluation(event.report, event.asLast)
          run = { ...run, evaluation: event.report }
          return
        case 'baselines':
          run = { ...run, baselines: event.baselines }
          return
        case 'finished':
          run = { ...run, finished: true }
          if (judge && run.evaluation !== null) return session.handle({ type: 'judge' })
          return release()
        case 'judgement':
          run = { ...run, judgement: event.judgement }
          return release()
        case 'non_finite':
          run = { ...run, nonFinite: event.report }
          return release()
        case 'failed':
          reject(new PlaygroundError(event.error.code, event.error.cause))
          return release()
        case 'released':
          return resolve(run)
        default:
          event satisfies never
      }
    }
    session.handle({
      ...{ type: 'start', session: 1, config, then: 'train', data },
      ...(weights && { weights }),
    })
  })
}

const UNTRAINED = {
  finished: false,
  nonFinite: null,
  heldOut: null,
  evaluation: null,
  baselines: null,
  judgement: null,
  layers: [],
  closest: null,
} as const

function sourceOf(config: RunConfig): DataSource {
  // What reads a file that ships knows where it is.
  const source = dataSourceOf(
    config,
    (path) => path,
    () => null,
  )
  if (source === null) throw new Error('internal: a person’s own set must be given')
  return source
}
