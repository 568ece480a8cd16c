import { Switch, Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { configOf, runsOf, type RunConfig, type Setup } from '../../domain/config'
import type { GroupId } from '../../domain/field'
import { GROUPS } from '../../domain/fields'
import { memoryProblem } from '../../domain/memoryLimit'
import { setupProblems, type SetupProblem } from '../../domain/problems'
import { setCompare, setupStore } from '../../state/setup'
import { RunBadge } from '../../ui/RunBadge'
import '../../ui/controls.css'
import { FieldRow } from './FieldRow'
import { MemoryNote } from './MemoryNote'
import { Parameters } from './Parameters'
import { differenceText, rowsOf } from './rows'
import './setup.css'

/** What keeps a run from starting or, where the backend is left to choose, may keep it from it. */
function problemsOfRun(config: RunConfig): readonly SetupProblem[] {
  const problems = setupProblems(config)
  const memory = memoryProblem(config)
  return problems.length > 0 || memory === null ? problems : [memory]
}

/** What to mend before the runs start; B's only where A does not have it too. */
function problemsOf(setup: Setup) {
  const all = runsOf(setup).flatMap((run) =>
    problemsOfRun(configOf(setup, run)).map((problem) => ({ run, problem })),
  )
  return all.filter(
    ({ run, problem }) =>
      run === 'A' ||
      !all.some((other) => other.run === 'A' && other.problem.message === problem.message),
  )
}

function Attribution() {
  return (
    <p className="attribution">
      MNIST: LeCun, Cortes, Burges · <a href="./data/LICENCE-MNIST.txt">CC BY-SA 3.0</a>
    </p>
  )
}

function Group(props: { readonly id: GroupId; readonly label: string; readonly setup: Setup }) {
  const { id, label, setup } = props
  const problems = problemsOf(setup)
  const rows = rowsOf(setup, id).map((row) => (
    <FieldRow
      key={row.field.id}
      row={row}
      setup={setup}
      problems={problems.filter(({ problem }) => problem.field === row.field.id)}
    />
  ))
  return (
    <section aria-labelledby={`setup-group-${id}`}>
      <h3 id={`setup-group-${id}`}>{label}</h3>
      {id === 'encoder'
        ? [
            rows[0],
            <Parameters key="parameters" setup={setup} />,
            <MemoryNote key="memory" setup={setup} />,
            rows.slice(1),
          ]
        : rows}
      {id === 'data' && <Attribution />}
    </section>
  )
}

/**
 * The left column: every setting of A and, when comparing, what B has of its own.
 * @param children what else can be done with the settings, beside the heading
 */
export function SetupPanel({ children }: { readonly children?: ReactNode }) {
  const setup = useStore(setupStore, (state) => state.setup)
  return (
    <Tooltip.Provider delayDuration={500}>
      <aside className="card setup" aria-label="Set-up">
        <header className="setup-head">
          <h2>Set-up</h2>
          {children}
          <label htmlFor="setup-compare">Compare</label>
          <Switch.Root
            id="setup-compare"
            className="switch"
            aria-label="Compare"
            checked={setup.compare}
            onCheckedChange={setCompare}
          >
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
        </header>
        <div className="setup-groups">
          {GROUPS.map(({ id, label }) => (
            <Group key={id} id={id} label={label} setup={setup} />
          ))}
        </div>
        {setup.compare && (
          <p id="setup-differences" className="differences">
            <RunBadge run="B" /> {differenceText(setup)}
          </p>
        )}
      </aside>
    </Tooltip.Provider>
  )
}
