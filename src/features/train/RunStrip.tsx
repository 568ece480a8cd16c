import { useStore } from 'zustand'
import { SOURCES } from '../../domain/choices/sources'
import { configOf, runsOf, type RunConfig, type RunId } from '../../domain/config'
import type { ErrorCode } from '../../domain/errors'
import { factsOf } from '../../domain/dataFacts'
import { isFromLibrary } from '../../domain/dataSource'
import { stepLimit } from '../../domain/epochs'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import { peopleIn } from '../../domain/forgeries'
import type { KeepProblem } from '../../domain/keptRun'
import { counted } from '../../domain/splitCounts'
import { datasetsStore, setFor } from '../../state/datasets'
import { goneRunsStore } from '../../state/historyEntry'
import { endSilent, runsStore, tryAgain } from '../../state/runs'
import { takeOver } from '../../state/resumeRuns'
import type { RunView } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { RunBadge } from '../../ui/RunBadge'
import { WaitingLine } from './WaitingLine'
import { thousands } from '../../domain/thousands'

/** One line a run: what it is, what it does, how far it is. Carries the hooks for automation. */
export function RunStrip() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  useStore(datasetsStore)
  return (
    <div className="run-strip">
      {runsOf(setup).map((run) => {
        const config = configOf(setup, run)
        return (
          <Run
            key={run}
            run={run}
            view={runs[run]}
            encoder={formatValue(fieldOf('encoder'), config.encoder)}
            images={imagesOf(config)}
            limit={stepLimit(config, factsOf(config, setFor(config)))}
          />
        )
      })}
    </div>
  )
}

/** What a set of one's own is called and holds: “Friends, 24 photos of 6 people”; null of images that all have. */
function imagesOf(config: RunConfig): string | null {
  const set = setFor(config)
  if (set === null || !isFromLibrary(config)) return null
  const { one, many, picture } = SOURCES[config.data].words(set)
  return `${set.name}, ${counted(set.paths.length, picture)} of ${counted(peopleIn(set), one, many)}`
}

function Run(props: {
  run: RunId
  view: RunView
  encoder: string
  images: string | null
  limit: number
}) {
  const { run, view, encoder, images, limit } = props
  const steps = view.log.length
  const percent = percentOf(view)
  return (
    <section
      className={`run run-${view.state}`}
      aria-label={`Run ${run}`}
      tabIndex={-1}
      data-state={view.state}
      data-step={steps}
      data-backend={view.backend?.id ?? ''}
      data-tensors={view.tensors ?? ''}
      data-silent={view.silence === null ? undefined : secondsOf(view.silence.ms)}
      data-resumed-at={view.resumed?.step}
      data-kept-at={view.kept?.problem === null ? view.kept.step : undefined}
    >
      <RunBadge run={run} />
      <b className="run-name">{encoder}</b>
      <span role="status">{stateText(view)}</span>
      {/* Not part of the status: nobody wants each percent read out. */}
      {percent !== null && <span className="run-steps">{percent} %</span>}
      {/* Of a run that turned non-finite the state names the step. */}
      {view.nonFinite === null && (
        <span className="run-steps">
          step {thousands(steps)}
          {limit > 0 && ` of ${thousands(limit)}`}
        </span>
      )}
      {images !== null && (
        <span className="run-images" title={images}>
          {images}
        </span>
      )}
      <SilentLine run={run} view={view} />
      <KeptLine run={run} view={view} />
      {limit > 0 && view.state !== 'failed' && (
        <progress max={limit} value={Math.min(steps, limit)} aria-label={`Steps of run ${run}`} />
      )}
    </section>
  )
}

const secondsOf = (ms: number) => Math.round(ms / 1000)

/** A Worker that gives no sign of life, and a run that failed by what it ran on: what can be done. */
function SilentLine({ run, view }: { run: RunId; view: RunView }) {
  if (view.state === 'failed' && view.error !== null && MAY_GO.has(view.error.code))
    return (
      <Button className="small" onClick={() => tryAgain(run)}>
        Try run {run} again
      </Button>
    )
  if (view.silence === null) return null
  const { ms, longest, loaded } = view.silence
  return (
    <span className="run-silent" role="alert">
      no answer for {secondsOf(ms)} s: {silenceText(longest, loaded)}{' '}
      <Button className="small" onClick={() => endSilent(run)}>
        End run {run}
      </Button>
    </span>
  )
}

function silenceText(longest: number, loaded: boolean): string {
  if (!loaded) return 'its code has not arrived yet.'
  if (longest === 0) return 'its first step takes long, or its Worker has stopped.'
  return `its longest step took ${(longest / 1000).toFixed(1)} s. Its Worker has probably stopped.`
}

/** Errors of what a run goes by, which may be there at the next try. */
const MAY_GO: ReadonlySet<ErrorCode> = new Set([
  'device_lost',
  'worker_died',
  'data_unreachable',
  'data_damaged',
  'part_unreachable',
])

/** Where the run was gone on with, and what keeps it from being kept. */
function KeptLine({ run, view }: { run: RunId; view: RunView }) {
  const gone = useStore(goneRunsStore, (entry) => entry.gone.includes(run))
  if (view.elsewhere !== null)
    return (
      <span className="run-elsewhere">
        open in another tab{' '}
        <Button className="small" onClick={() => void takeOver(run)}>
          Take run {run} over
        </Button>
      </span>
    )
  if (view.waiting !== null) return <WaitingLine run={run} waiting={view.waiting} />
  const text = gone && view.state === 'idle' ? GONE : keptText(view)
  return text === null ? null : (
    <span className="run-kept" title={view.kept?.problem?.message ?? text}>
      {text}
    </span>
  )
}

const GONE = 'the run that was here is no longer kept: Train begins it anew'

function keptText({ kept, resumed, recovered, state, log }: RunView): string | null {
  if (kept?.problem) return KEEP_PROBLEMS[kept.problem.kind]
  if (resumed === null || state === 'failed') return null
  const isAsLeft = state === 'finished' && resumed.step === log.length
  const step = `${isAsLeft ? 'shown as it was kept' : 'gone on with'} at step ${thousands(resumed.step)}`
  const at = recovered === null ? step : `${step} after “${recovered.title}”`
  return resumed.lost === 0
    ? at
    : `${at}; ${thousands(resumed.lost)} steps are done again, since the weights kept last were damaged`
}

const KEEP_PROBLEMS: Readonly<Record<KeepProblem['kind'], string>> = {
  full: 'not kept: the browser has no room left',
  unavailable: 'not kept: this browser’s storage cannot be used',
  taken_over: 'another tab has taken this run over',
}

const STAGES = {
  engine: 'starting the engine',
  data: 'getting images',
  network: 'building the network',
}

const percentOf = ({ state, progress }: RunView): number | null =>
  state === 'loading' && progress !== null && progress.fraction !== null
    ? Math.round(progress.fraction * 100)
    : null

function stateText(view: RunView): string {
  switch (view.state) {
    case 'idle':
      return 'ready'
    case 'loading': {
      if (view.progress === null) return 'starting'
      return STAGES[view.progress.stage]
    }
    case 'training':
    case 'paused':
    case 'finished':
      return view.state
    case 'failed':
      return view.nonFinite
        ? `failed: ${view.nonFinite.value === 'nan' ? 'NaN' : 'infinity'} at step ${view.nonFinite.step}`
        : `failed: ${view.error?.title ?? 'unknown'}`
    default:
      return view.state satisfies never
  }
}
