import { Fragment, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { configOf, runsOf, type FieldId, type RunConfig, type Setup } from '../../domain/config'
import type { GroupId } from '../../domain/field'
import { GROUPS } from '../../domain/fields'
import { hidesControl } from '../../domain/linkView'
import { memoryProblem } from '../../domain/memoryLimit'
import type { SetupProblem } from '../../domain/setupProblem'
import { datasetsStore } from '../../state/datasets'
import { networksStore } from '../../state/networks'
import { problemsOf as blockingProblems } from '../../state/runStart'
import { linkStore, setCompare, setupStore } from '../../state/setup'
import { RunBadge } from '../../ui/RunBadge'
import { Switch } from '../../ui/Switch'
import '../../ui/controls.css'
import { AugmentationFold } from './AugmentationFold'
import { AugmentationNote } from './AugmentationNote'
import { Attribution, HowMuchData, SplitNote } from './DataNotes'
import { FieldRow } from './FieldRow'
import { MemoryNote } from './MemoryNote'
import { Parameters } from './Parameters'
import { differenceText, rowsOf, type Row } from './rows'
import './setup.css'
import { StartNote } from './StartNote'

/** What keeps a run from starting or, where the backend is left to choose, may keep it from it. */
function problemsOfRun(config: RunConfig): readonly SetupProblem[] {
  const problems = blockingProblems(config)
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

function Group(props: {
  readonly id: GroupId
  readonly label: string
  readonly setup: Setup
  /** Beside the heading. */
  readonly action: ReactNode
}) {
  const { id, label, setup, action } = props
  const problems = problemsOf(setup)
  const { hide } = useStore(linkStore, (link) => link.view)
  const rows = rowsOf(setup, id).filter(({ field }) => !hide.includes(field.link))
  const notes = notesOf(id, rows, setup)
  const shown = rows.map((row) => (
    <Fragment key={row.field.id}>
      <FieldRow
        row={row}
        setup={setup}
        problems={problems.filter(({ problem }) => problem.field === row.field.id)}
      />
      {row.field.id === notes?.after && notes.shown}
      {row.field.id === 'frozen' && <StartNote setup={setup} />}
    </Fragment>
  ))
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={`setup-group-${id}`}>
      <div className="group-head">
        <h3 id={`setup-group-${id}`}>{label}</h3>
        {action}
      </div>
      {id === 'augmentation' ? <AugmentationFold setup={setup}>{shown}</AugmentationFold> : shown}
      {id === 'data' && <Attribution setup={setup} />}
    </section>
  )
}

const SPLIT_FIELDS: readonly FieldId[] = ['pairs', 'split', 'heldOutPercent', 'fold']

/** What follows from a group's settings, under the row that decides it. */
function notesOf(id: GroupId, rows: readonly Row[], setup: Setup) {
  switch (id) {
    case 'encoder':
      return {
        after: rows[0]?.field.id,
        shown: (
          <>
            <Parameters setup={setup} />
            <MemoryNote setup={setup} />
          </>
        ),
      }
    case 'data':
      return {
        after: rows.findLast(({ field }) => SPLIT_FIELDS.includes(field.id))?.field.id,
        shown: (
          <>
            <SplitNote setup={setup} />
            <HowMuchData />
          </>
        ),
      }
    case 'augmentation':
      return { after: rows.at(-1)?.field.id, shown: <AugmentationNote setup={setup} /> }
    case 'distance':
    case 'loss':
    case 'optimizer':
    case 'run':
      return null
    default:
      return id satisfies never
  }
}

/**
 * The left column: every setting of A and, when comparing, what B has of its own.
 * @param children what else can be done with the settings, beside the heading
 * @param photos how to bring one's own, beside the heading of the data
 * @param weights likewise, beside that of the encoder
 */
export function SetupPanel(props: {
  readonly children?: ReactNode
  readonly photos?: ReactNode
  readonly weights?: ReactNode
}) {
  const setup = useStore(setupStore, (state) => state.setup)
  // Which sets and weights are here decides what can start.
  useStore(datasetsStore)
  useStore(networksStore)
  const view = useStore(linkStore, (link) => link.view)
  return (
    <aside className="card setup" aria-label="Set-up">
      <header className="setup-head">
        <h2>Set-up</h2>
        {props.children}
        {!hidesControl(view, 'compare') && (
          <>
            <label htmlFor="setup-compare">Compare</label>
            <Switch
              id="setup-compare"
              label="Compare"
              checked={setup.compare}
              onChange={setCompare}
            />
          </>
        )}
      </header>
      <div className="setup-groups">
        {GROUPS.map(({ id, label }) => (
          <Group
            key={id}
            id={id}
            label={label}
            setup={setup}
            action={id === 'data' ? props.photos : id === 'encoder' && props.weights}
          />
        ))}
      </div>
      {setup.compare && (
        <p id="setup-differences" className="differences">
          <RunBadge run="B" /> {differenceText(setup)}
        </p>
      )}
    </aside>
  )
}
