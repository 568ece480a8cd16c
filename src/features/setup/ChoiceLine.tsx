import { configOf, type FieldId, type RunConfig, type RunId } from '../../domain/config'
import { formatValue, type ChoiceField } from '../../domain/field'
import { setFor } from '../../state/datasets'
import { chooseData } from '../../state/ownSet'
import { setField } from '../../state/setup'
import { Select } from '../../ui/Select'
import { Line } from './Line'
import { controlId, nameOf, type LineProps } from './lineProps'
import { offered } from './offered'

/** A choice as a select; with a single option there is nothing to choose, so it is text. */
export function ChoiceLine(props: LineProps<ChoiceField>) {
  const { field, setup, run, badge, first, toggle } = props
  const config = configOf(setup, run)
  const value = config[field.id] as string | number
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
        options={offered(field, config, setFor(config))}
        onPick={(picked) => pick(run, field.id, picked)}
      />
    </Line>
  )
}

/** Other images bring what goes with them. */
function pick(run: RunId, id: FieldId, value: string | number): void {
  if (id === 'data') chooseData(run, value as RunConfig['data'])
  else setField(run, id, value)
}
