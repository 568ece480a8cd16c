import { useId } from 'react'
import { axisName, type AxisValue } from '../../domain/sweep'
import { readAxis, type AxisDraft } from './draft'

/** The values of one setting: ticks for a choice, a typed list for a number. */
export function AxisEditor(props: {
  readonly axis: AxisDraft
  readonly onChange: (axis: AxisDraft) => void
}) {
  return props.axis.field.kind === 'choice' ? <Ticks {...props} /> : <Numbers {...props} />
}

function Ticks({ axis, onChange }: Parameters<typeof AxisEditor>[0]) {
  const { field, ticked } = axis
  if (field.kind !== 'choice') return null
  const toggle = (value: AxisValue, on: boolean) =>
    onChange({ ...axis, ticked: on ? [...ticked, value] : ticked.filter((each) => each !== value) })
  return (
    <div
      className="axis-ticks"
      role="group"
      aria-label={`Values of ${axisName({ field: field.id })}`}
    >
      {field.options.map(({ value, label, help }) => (
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

function Numbers({ axis, onChange }: Parameters<typeof AxisEditor>[0]) {
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
        aria-label={`Values of ${axisName({ field: field.id })}`}
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
