import { useState } from 'react'
import { configOf } from '../../domain/config'
import { formatValue, type NumberField } from '../../domain/field'
import { newSeed, setField } from '../../state/setup'
import { NumberInput } from '../../ui/NumberInput'
import { Slider } from '../../ui/Slider'
import { useTyped } from '../../ui/useTyped'
import { Line } from './Line'
import { controlId, nameOf, type LineProps } from './lineProps'
import { readNumber, typedNumber } from './numbers'
import { positionOf, sliderSteps, valueAt } from './sliderScale'

/** A typed number, with a slider where its row has a scale. */
export function NumberLine(props: LineProps<NumberField>) {
  const { field, setup, run, badge, first, describedBy } = props
  const [dragged, setDragged] = useState<number | null>(null)
  const set = (value: number) => setField(run, field.id, value)
  const value = dragged ?? (configOf(setup, run)[field.id] as number)
  const { input, problem } = useTyped(
    typedNumber(field, value),
    (text) => readNumber(field, text),
    set,
  )
  const id = controlId(props)
  const problemId = `${id}-problem`
  const [min, max] = field.slider ?? [field.min, field.max]
  const range = field.scale && { min, max, scale: field.scale }
  return (
    <>
      <Line
        label={first && <label htmlFor={id}>{field.label}</label>}
        run={badge ? run : null}
        toggle={props.toggle}
      >
        {range && (
          <Slider
            label={`${nameOf(props)}, slider`}
            position={positionOf(range, value)}
            steps={sliderSteps(range)}
            text={formatValue(field, value)}
            describedBy={describedBy}
            onChange={(position) => setDragged(valueAt(range, position))}
            onCommit={(position) => {
              setDragged(null)
              set(valueAt(range, position))
            }}
          />
        )}
        {field.id === 'seed' && run === 'A' && (
          <button type="button" className="small-button" onClick={newSeed}>
            New seed
          </button>
        )}
        <NumberInput
          {...input}
          id={id}
          aria-label={nameOf(props)}
          aria-describedby={describedBy}
          problemId={problem === null ? undefined : problemId}
          unit={value === 0 ? undefined : field.unit}
        />
      </Line>
      {problem && (
        <p id={problemId} className="control-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
