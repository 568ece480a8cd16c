/** One run from its start, or from where it was left, to its end: by the page's own store and client. */
import type { RunConfig, RunId } from '../../src/domain/config'
import { factsOf } from '../../src/domain/dataFacts'
import { dataSourceOf, setOf, type SetPixels } from '../../src/domain/dataSource'
import type { PackedWeights } from '../../src/domain/fileWeights'
import { stepLimit } from '../../src/domain/epochs'
import type { KeptRun } from '../../src/domain/keptRun'
import type { NetworkWeights } from '../../src/domain/snapshot'
import { createNodeClient, type Event } from '../../src/engine/node'
import { createRunStore, type RunStart } from '../../src/state/runStore'
import type { RunView } from '../../src/state/runView'

export interface Ended {
  readonly view: RunView
  /** Null where the run failed. */
  readonly network: NetworkWeights | null
  readonly interrupted: boolean
  /** Why what was trained is not kept; null where it is, or was not to be. */
  readonly notKept: string | null
}

export interface Training {
  readonly run: RunId
  readonly start: RunStart
  /** The folder that it is kept in; null for none. */
  readonly keptIn: string | null
  /** What is kept of it already, to be gone on with. */
  readonly kept: KeptRun | null
  readonly onView: (view: RunView) => void
  /** Aborted by who wants it to stop. */
  readonly stop: AbortSignal
}

/** What a RunConfig is started with; null where it is of photos and there are none. */
export function startFor(
  config: RunConfig,
  photos: SetPixels | null,
  network: PackedWeights | null = null,
): RunStart | null {
  // What reads a file that ships knows where it is.
  const source = dataSourceOf(
    config,
    (path) => path,
    () => photos,
  )
  const weights = config.weights === '' ? null : network
  const begins = weights && { shapes: weights.shapes, values: weights.values }
  return source && { config, set: setOf(source), source, ...(begins && { weights: begins }) }
}

/** The step it ends after; 0 for none. */
export const limitOf = ({ config, set }: RunStart) => stepLimit(config, factsOf(config, set))

export function trainOne({ run: id, start, keptIn, kept, onView, stop }: Training): Promise<Ended> {
  return new Promise((resolve) => {
    let notKept: string | null = null
    let ended = false
    const run = createRunStore({
      makeClient: (hear) =>
        createNodeClient(
          (event) => {
            hear(event)
            followed(event)
          },
          keptIn === null ? {} : { keptIn },
        ),
      judgesAtEnd: true,
    })

    function followed(event: Event) {
      const view = run.view.getState()
      if (event.type === 'kept') notKept = event.kept.problem?.message ?? null
      onView(view)
      const rests = event.type === 'paused' || event.type === 'finished'
      if (isOver(view) || (stop.aborted && rests)) return void end(view)
      // A run that is gone on with from older weights than its last has steps left.
      if (event.type === 'paused') run.train()
    }

    async function end(view: RunView) {
      if (ended) return
      ended = true
      const hasWeights = view.state === 'finished' || view.state === 'paused'
      const network = hasWeights ? await run.weights() : null
      if (keptIn !== null && hasWeights) await keptNow()
      run.dispose()
      resolve({ view, network, interrupted: stop.aborted && !isOver(view), notKept })
    }

    /** Keeps it as it stands, and waits until that is written. */
    const keptNow = () =>
      new Promise<void>((done) => {
        const before = run.view.getState().kept
        const stopHearing = run.view.subscribe((view) => {
          if (view.kept === before) return
          stopHearing()
          done()
        })
        run.keep()
      })

    stop.addEventListener('abort', () => {
      if (run.view.getState().state === 'training') run.pause()
      else void end(run.view.getState())
    })
    const goesOn = kept === null || kept.step < (limitOf(start) || Infinity)
    const keptAs = keptIn === null ? undefined : { id, owner: String(process.pid) }
    run.start(start, goesOn ? 'train' : 'pause', keptAs)
  })
}

/** Failed; or at its end, and judged where there are held-out pairs to judge by. */
const isOver = ({ state, evaluation, judgement, log }: RunView): boolean =>
  state === 'failed' ||
  (state === 'finished' && (evaluation === null || judgement?.step === log.length))
