/** A value the loss cannot get below while something is wrong: a line the curves are read by. */
export interface Floor {
  readonly value: number
  /** What is written at the line. */
  readonly label: string
  /** Why it is there, in plain sentences. */
  readonly reason: string
}

export const floor = (value: number, name: string, reason: string): Floor => ({
  value,
  label: `${name} ${round(value)}`,
  reason,
})

/** Three significant digits, without zeros at the end. */
export const round = (value: number): string => String(Number(value.toPrecision(3)))

/** A clause as the beginning of a sentence; σ stays what it is. */
export const capital = (clause: string): string =>
  clause.replace(/^[a-z]/, (letter) => letter.toUpperCase())
