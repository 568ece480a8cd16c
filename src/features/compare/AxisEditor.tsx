import { useId } from 'react'
import type { AxisValue } from '../../domain/sweep'
import { draftName, readAxis, type AxisDraft, type FieldDraft } from '../../state/sweepDraft'

/** The values of an axis: ticks for a choice or for variants, a typed list for a number. */
export function AxisEditor(props: {
  readonly axis: AxisDraft
  readonly onChange: (axis: AxisDraft) => void
}) {
  const { axis, onChange } = props
  if ('of' in axis) {
    const options = axis.of.variants.map(({ text, about }) => ({
      value: text,
      label: text,
      help: about,
    }))
    return <Ticks axis={axis} options={options} onChange={onChange} />
  }
  return axis.field.kind === 'choice' ? (
    <Ticks axis={axis} options={axis.field.options} onChange={onChange} />
  ) : (
    <Numbers axis={axis} onChange={onChange} />
  )
}

function Ticks(props: {
  readonly axis: AxisDraft
  readonly options: readonly {
    readonly value: AxisValue
    readonly label: string
    readonly help?: string | undefined
  }[]
  readonly onChange: (axis: AxisDraft) => void
}) {
  const { axis, options, onChange } = props
  const { ticked } = axis
  const toggle = (value: AxisValue, on: boolean) =>
    onChange({ ...axis, ticked: on ? [...ticked, value] : ticked.filter((each) => each !== value) })
  return (
    <div className="axis-ticks" role="group" aria-label={`Values of ${draftName(axis)}`}>
      {options.map(({ value, label, help }) => (
        <label key={value} className="check" title={help}>
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          {label}
        </label>
      ))}
    </div>
  )
}

function Numbers(props: {
  readonly axis: FieldDraft
  readonly onChange: (axis: AxisDraft) => void
}) {
  const { axis, onChange } = props
  const { field, text } = axis
  const read = readAxis(axis)
  const problem = 'problem' in read ? read : null
  const problemId = useId()
  const nearest = problem?.nearest
  const ranges = field.kind === 'number' && field.integer
  return (
    <div className="axis-numbers">
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-label={`Values of ${draftName(axis)}`}
        aria-invalid={problem !== null}
        aria-describedby={problemId}
        onChange={(event) => onChange({ ...axis, text: event.target.value })}
      />
      <span id={problemId} className={problem ? 'control-problem' : 'muted'}>
        {problem ? problem.problem : ranges ? 'a list, or a range such as 1–10' : 'a list'}
      </span>
      {nearest !== undefined && (
        <button
          type="button"
          className="small-button"
          onClick={() => onChange({ ...axis, text: nearest })}
        >
          Use {nearest}
        </button>
      )}
    </div>
  )
}
