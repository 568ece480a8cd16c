import type { ComponentProps } from 'react'

/** A compact input for a number, as wide as its text, with its unit after it. */
export function NumberInput({
  unit,
  problemId,
  ...rest
}: ComponentProps<'input'> & {
  readonly value: string
  readonly unit?: string
  /** The id of the message that says why the text cannot be taken, while there is one. */
  readonly problemId?: string
}) {
  const describedBy = [rest['aria-describedby'], problemId].filter(Boolean).join(' ')
  return (
    <span className="number">
      <input
        {...rest}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        style={{ inlineSize: `calc(${Math.max(2, rest.value.length)}ch + 10px)` }}
        aria-invalid={problemId !== undefined}
        aria-describedby={describedBy || undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      {unit && <span className="number-unit">{unit}</span>}
    </span>
  )
}
