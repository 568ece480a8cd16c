import { useState } from 'react'
import { Button } from '../../ui/Button'
import { NumberInput } from '../../ui/NumberInput'
import { useTyped, type Typed } from '../../ui/useTyped'

const MOST = 1_000_000

/** Chooses the threshold that lets at most one false accept in so many through. */
export function FalseAccepts(props: {
  readonly pressed: boolean | undefined
  readonly disabled: boolean
  readonly onUse: (oneIn: number) => void
}) {
  const [oneIn, setOneIn] = useState(100)
  const { input, problem } = useTyped(String(oneIn), read, (value) => {
    setOneIn(value)
    if (!props.disabled) props.onUse(value)
  })
  return (
    <span className="false-accepts">
      <Button
        className="small"
        aria-pressed={props.pressed}
        disabled={props.disabled}
        onClick={() => props.onUse(oneIn)}
      >
        One false accept in
      </Button>
      <NumberInput
        aria-label="One false accept in so many"
        {...input}
        {...(problem !== null && { problemId: 'false-accepts-problem' })}
      />
      {problem !== null && (
        <span id="false-accepts-problem" className="problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

function read(text: string): Typed<number> {
  const value = Number(text.replaceAll(',', ''))
  return Number.isInteger(value) && value >= 2 && value <= MOST
    ? { value }
    : { problem: `A whole number from 2 to ${MOST.toLocaleString('en')}` }
}
