import type { LayerField, LayerValue } from '../../domain/layerFields'
import { sidesOf } from '../../domain/layers'
import { NumberInput } from '../../ui/NumberInput'
import { Select } from '../../ui/Select'
import { useTyped, type Typed } from '../../ui/useTyped'
import { readNumber, typedNumber } from './numbers'

interface ArgumentProps<F> {
  readonly id: string
  readonly name: string
  readonly field: F
  readonly value: LayerValue
  /** What may be looked back to, by place. */
  readonly places: readonly string[]
  readonly onChange: (value: LayerValue) => void
}

function TypedArgument(
  props: ArgumentProps<LayerField> & {
    readonly shown: string
    readonly read: (text: string) => Typed<LayerValue>
  },
) {
  const { id } = props
  const { input, problem } = useTyped(props.shown, props.read, props.onChange)
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

/** `3`, or `3 × 5` for three down and five across. */
function readSides(field: LayerField & { kind: 'sides' }, text: string): Typed<LayerValue> {
  const rule = { ...field, integer: true }
  const parts = text.split(/[x×*]/)
  const read = parts.map((part) => readNumber(rule, part))
  const wrong = read.find((each) => 'problem' in each)
  if (wrong !== undefined) return wrong
  const [down, across = down] = read.map((each) => ('value' in each ? each.value : 0))
  if (parts.length > 2 || down === undefined || across === undefined)
    return { problem: `${field.label} is one number, or two: 3 × 5` }
  return { value: sidesOf(down, across) }
}

function Control(props: ArgumentProps<LayerField>) {
  const { field, value } = props
  switch (field.kind) {
    case 'number':
      return (
        <TypedArgument
          {...props}
          shown={typedNumber({}, Number(value))}
          read={(text) => readNumber(field, text)}
        />
      )
    case 'sides':
      return (
        <TypedArgument
          {...props}
          shown={typeof value === 'object' ? value.join(' × ') : String(value)}
          read={(text) => readSides(field, text)}
        />
      )
    case 'choice':
      return (
        <Picked
          {...props}
          options={field.options.map((each) => ({ value: each, label: words(each) }))}
        />
      )
    case 'switch':
      return <Picked {...props} options={SWITCH} />
    case 'layer':
      return (
        <Picked
          {...props}
          options={props.places.map((label, place) => ({ value: place, label }))}
        />
      )
    default:
      return field satisfies never
  }
}

const SWITCH = [
  { value: 1, label: 'yes' },
  { value: 0, label: 'no' },
] as const
const words = (option: string) => (option === 'as_run' ? 'as the run' : option)

function Picked<T extends string | number>(
  props: ArgumentProps<LayerField> & {
    readonly options: readonly { readonly value: T; readonly label: string }[]
  },
) {
  const { options, value } = props
  return (
    <Select
      id={props.id}
      aria-label={props.name}
      value={value as T}
      options={
        options.some((each) => each.value === value)
          ? options
          : [...options, { value: value as T, label: `layer ${String(value)}` }]
      }
      onPick={props.onChange}
    />
  )
}

/** Whether its words need the whole width. */
const isWide = ({ standard, kind }: LayerField) => standard !== undefined || kind === 'layer'

/** One argument of a layer: its label, then a select or what is typed. */
export function LayerArgument(props: ArgumentProps<LayerField>) {
  return (
    <div className={isWide(props.field) ? 'argument wide' : 'argument'}>
      <label htmlFor={props.id}>{props.field.label}</label>
      <Control {...props} />
    </div>
  )
}
