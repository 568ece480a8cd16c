import { useStore } from 'zustand'
import { configOf, runsOf, type RunId } from '../../domain/config'
import { factsOf } from '../../domain/dataFacts'
import { stepLimit } from '../../domain/epochs'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import type { KeepProblem } from '../../domain/keptRun'
import { datasetsStore, setFor } from '../../state/datasets'
import { runsStore } from '../../state/runs'
import { takeOver } from '../../state/resumeRuns'
import type { RunView } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { RunBadge } from '../../ui/RunBadge'

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
            limit={stepLimit(config, factsOf(config, setFor(config)))}
          />
        )
      })}
    </div>
  )
}

function Run(props: { run: RunId; view: RunView; encoder: string; limit: number }) {
  const { run, view, encoder, limit } = props
  const steps = view.log.length
  const percent = percentOf(view)
  return (
    <section
      className={`run run-${view.state}`}
      aria-label={`Run ${run}`}
      data-state={view.state}
      data-step={steps}
      data-backend={view.backend?.id ?? ''}
      data-tensors={view.tensors ?? ''}
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
          step {steps.toLocaleString('en')}
          {limit > 0 && ` of ${limit.toLocaleString('en')}`}
        </span>
      )}
      <KeptLine run={run} view={view} />
      {limit > 0 && view.state !== 'failed' && (
        <progress max={limit} value={Math.min(steps, limit)} aria-label={`Steps of run ${run}`} />
      )}
    </section>
  )
}

/** Where the run was gone on with, and what keeps it from being kept. */
function KeptLine({ run, view }: { run: RunId; view: RunView }) {
  if (view.elsewhere !== null)
    return (
      <span className="run-elsewhere">
        open in another tab{' '}
        <Button className="small" onClick={() => void takeOver(run)}>
          Take run {run} over
        </Button>
      </span>
    )
  const text = keptText(view)
  return text === null ? null : (
    <span className="run-kept" title={view.kept?.problem?.message ?? text}>
      {text}
    </span>
  )
}

function keptText({ kept, resumed, state }: RunView): string | null {
  if (kept?.problem) return KEEP_PROBLEMS[kept.problem.kind]
  if (resumed === null || state === 'failed') return null
  const at = `gone on with at step ${resumed.step.toLocaleString('en')}`
  return resumed.lost === 0
    ? at
    : `${at}; ${resumed.lost.toLocaleString('en')} steps are done again, since the weights kept last were damaged`
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
