/** What tells runs apart that are laid over each other: a colour and a dash. */
const COLORS = 6
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3]]

export interface Stroke {
  readonly color: string
  readonly stroke: { readonly width: number; readonly dash: readonly number[] }
}

/** No two of the first 12 are alike in both; neighbours differ in both. */
export function strokeOf(place: number): Stroke {
  const dash = DASHES[place % DASHES.length] as readonly number[]
  return { color: `var(--run-${place % COLORS})`, stroke: { width: 1.75, dash } }
}
/** From here on they repeat. */
export const DISTINCT = 12
