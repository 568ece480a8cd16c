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
      data-kept={view.kept?.problem === null ? view.kept.step : undefined}
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
      <span className="run-kept">
        open in another tab{' '}
        <button type="button" onClick={() => void takeOver(run)}>
          Take run {run} over
        </button>
      </span>
    )
  const problem = view.kept?.problem
  if (problem)
    return (
      <span className="run-kept" title={problem.message}>
        {KEEP_PROBLEMS[problem.kind]}
      </span>
    )
  if (view.resumed === null) return null
  const { step, lost } = view.resumed
  return (
    <span className="run-kept">
      gone on with at step {step.toLocaleString('en')}
      {lost > 0 && `; ${lost} kept steps are done again, their weights were damaged`}
    </span>
  )
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
