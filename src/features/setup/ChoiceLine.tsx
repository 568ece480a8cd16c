import { configOf } from '../../domain/config'
import { formatValue, type ChoiceField } from '../../domain/field'
import { setField } from '../../state/setup'
import { Select } from '../../ui/Select'
import { Line } from './Line'
import { controlId, nameOf, type LineProps } from './lineProps'

/** A choice as a select; with a single option there is nothing to choose, so it is text. */
export function ChoiceLine(props: LineProps<ChoiceField>) {
  const { field, setup, run, badge, first, toggle } = props
  const value = configOf(setup, run)[field.id] as string | number
  const id = controlId(props)
  if (field.options.length === 1)
    return (
      <Line label={first && field.label} run={badge ? run : null} toggle={toggle}>
        <span className="line-text">{formatValue(field, value)}</span>
      </Line>
    )
  return (
    <Line
      label={first && <label htmlFor={id}>{field.label}</label>}
      run={badge ? run : null}
      toggle={toggle}
    >
      <Select
        id={id}
        aria-label={nameOf(props)}
        aria-describedby={props.describedBy}
        value={value}
        options={field.options}
        onPick={(picked) => setField(run, field.id, picked)}
      />
    </Line>
  )
}
