import type { Field } from '../../domain/field'
import { Select } from '../../ui/Select'
import { Line } from './Line'
import { controlId, nameOf, type LineProps } from './lineProps'

/** One of what this browser keeps, by name. */
export function PickLine(props: {
  readonly line: LineProps<Field>
  readonly chosen: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onPick(value: string): void
}) {
  const { line, chosen, options, onPick } = props
  const id = controlId(line)
  return (
    <Line
      label={line.first && <label htmlFor={id}>{line.field.label}</label>}
      run={line.badge ? line.run : null}
      toggle={line.toggle}
    >
      <Select
        id={id}
        aria-label={nameOf(line)}
        aria-describedby={line.describedBy}
        value={chosen}
        options={options}
        onPick={onPick}
      />
    </Line>
  )
}
