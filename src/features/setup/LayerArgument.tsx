import type { LayerField } from '../../domain/layerFields'
import { NumberInput } from '../../ui/NumberInput'
import { Select } from '../../ui/Select'
import { useTyped } from '../../ui/useTyped'
import { readNumber, typedNumber } from './numbers'

interface ArgumentProps<F> {
  readonly id: string
  readonly name: string
  readonly field: F
  readonly value: string | number
  readonly onChange: (value: string | number) => void
}

function NumberArgument(props: ArgumentProps<LayerField & { kind: 'number' }>) {
  const { id, field } = props
  const { input, problem } = useTyped(
    typedNumber({}, Number(props.value)),
    (text) => readNumber(field, text),
    props.onChange,
  )
  const problemId = `${id}-problem`
  return (
    <>
      <NumberInput
        {...input}
        id={id}
        aria-label={props.name}
        problemId={problem === null ? undefined : problemId}
      />
      {problem && (
        <p id={problemId} className="control-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

function ChoiceArgument(props: ArgumentProps<LayerField & { kind: 'choice' }>) {
  return (
    <Select
      id={props.id}
      aria-label={props.name}
      value={String(props.value)}
      options={props.field.options.map((value) => ({ value, label: value }))}
      onPick={props.onChange}
    />
  )
}

/** One argument of a layer: its label, then a select or a typed number. */
export function LayerArgument(props: ArgumentProps<LayerField>) {
  const { field } = props
  return (
    <div className="argument">
      <label htmlFor={props.id}>{field.label}</label>
      {field.kind === 'number' ? (
        <NumberArgument {...props} field={field} />
      ) : (
        <ChoiceArgument {...props} field={field} />
      )}
    </div>
  )
}
