import type { LineLook } from '../../charts/scene'
import type { ScoreRow } from '../../state/scores/scoreRows'

const look = (color: string, width: number, dash: readonly number[]): LineLook => ({
  color,
  dashed: dash.length > 0,
  stroke: { width, dash },
})

const RUNS = { A: look('var(--a)', 2, []), B: look('var(--b)', 2, [12, 3]) }
const BASELINES = {
  untrained: look('var(--muted)', 1.5, [6, 3]),
  pixels: look('var(--muted)', 1.5, [2, 3]),
}

/** The line of a row; no two differ by colour alone. */
export function lookOf({ kind, runs: [run = 'A'] }: ScoreRow): LineLook {
  return kind === 'network' ? RUNS[run] : BASELINES[kind]
}

/** Thin, beside the line of a row. */
export const bandLook = (row: ScoreRow): LineLook => look(lookOf(row).color, 1, [2, 2])

export const CHANCE = look('var(--control)', 1, [1, 4])
