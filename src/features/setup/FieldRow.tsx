import { configOf, type RunId, type Setup } from '../../domain/config'
import type { Field } from '../../domain/field'
import type { SetupProblem } from '../../domain/setupProblem'
import { linkField, unlinkField } from '../../state/setup'
import { lazyPart } from '../../ui/lazyPart'
import { LinkToggle } from '../../ui/LinkToggle'
import { ChoiceLine } from './ChoiceLine'
import { helpText } from './helpText'
import { NumberLine } from './NumberLine'
import { ProblemNote } from './ProblemNote'
import type { Row } from './rows'
import { useHelp } from './useHelp'
import { SetLine } from './SetLine'
import type { LineProps } from './lineProps'
import { WeightsLine } from './WeightsLine'

/** The editor of a network of one's own. */
const LayersLine = lazyPart(
  'The editor of layers',
  () => import('./LayersLine'),
  (loaded) => loaded.LayersLine,
)

/** The control of one kind of field, for one run. */
function FieldLine(props: LineProps<Field>) {
  const { field } = props
  switch (field.kind) {
    case 'choice':
      return <ChoiceLine {...props} field={field} />
    case 'number':
      return <NumberLine {...props} field={field} />
    case 'layers':
      return <LayersLine {...props} field={field} />
    case 'set':
      return <SetLine {...props} field={field} />
    case 'weights':
      return <WeightsLine {...props} field={field} />
    default:
      return field satisfies never
  }
}

/** A field's row: A's control and, where B has a value of its own, B's under it. */
export function FieldRow(props: {
  readonly row: Row
  readonly setup: Setup
  readonly problems: readonly { readonly run: RunId; readonly problem: SetupProblem }[]
}) {
  const { setup, problems } = props
  const { field, runs, linked, differs } = props.row
  const own = setup.compare && !linked
  const helpId = `help-${field.id}`
  const help = helpText(
    field,
    runs.map((run) => configOf(setup, run)),
  )
  const { handlers, bubble } = useHelp(help)
  const toggle = setup.compare && (
    <LinkToggle
      label={`B follows A in ${field.label}`}
      linked={linked}
      onChange={(follow) => (follow ? linkField(field.id) : unlinkField(field.id))}
    />
  )
  return (
    <div
      id={`setup-${field.id}`}
      className={`row ${field.rare ? 'row-rare' : ''}`}
      data-differs={differs || undefined}
      {...handlers}
    >
      {runs.map((run, index) => (
        <FieldLine
          key={run}
          field={field}
          setup={setup}
          run={run}
          badge={own}
          first={index === 0}
          describedBy={helpId}
          toggle={setup.compare && (index === 0 ? toggle : <span className="line-gap" />)}
        />
      ))}
      {problems.map(({ run, problem }) => (
        <ProblemNote
          key={`${run} ${problem.title}`}
          run={run}
          problem={problem}
          badge={setup.compare}
        />
      ))}
      <span id={helpId} className="hidden">
        {help}
      </span>
      {bubble}
    </div>
  )
}
