import { configOf, type RunConfig } from '../../domain/config'
import { formatValue, type ChoiceField } from '../../domain/field'
import { setFor } from '../../state/datasets'
import { setField } from '../../state/setup'
import { ControlProblem, useDataChoice } from './useDataChoice'
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
  const { choose, problem } = useDataChoice()
  /** Other images bring what goes with them. */
  const pick = (picked: string | number) =>
    field.id === 'data'
      ? choose(({ chooseData }) => chooseData(run, picked as RunConfig['data']))
      : setField(run, field.id, picked)
  if (field.options.length === 1)
    return (
      <Line label={first && field.label} run={badge ? run : null} toggle={toggle}>
        <span className="line-text">{formatValue(field, value)}</span>
      </Line>
    )
  return (
    <>
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
          onPick={pick}
        />
      </Line>
      <ControlProblem text={problem} />
    </>
  )
}
