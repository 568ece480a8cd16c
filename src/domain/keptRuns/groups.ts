/** Runs that differ in their seed alone, and what they come to together. */
import { FIELDS } from '../fields'
import type { RunConfig } from '../config'
import { quantileOfT } from '../verification/studentT'
import type { RunRow } from './rows'

export interface RunGroup {
  readonly key: string
  /** In the order of the rows; never empty. */
  readonly rows: readonly RunRow[]
  readonly auc: MeanOver | null
  readonly accuracy: MeanOver | null
}

/** A mean over runs of different seeds, with what to add and take for its 95 % interval. */
export interface MeanOver {
  readonly mean: number
  /** Student’s t; null of a single run, which has no interval. */
  readonly half: number | null
  readonly runs: number
}

/** Groups in the order of their first rows. Runs of one seed count once: the first of them. */
export function groupsOf(rows: readonly RunRow[]): readonly RunGroup[] {
  const byKey = new Map<string, RunRow[]>()
  for (const row of rows) {
    const key = keyOf(row.run.config)
    const group = byKey.get(key)
    if (group) group.push(row)
    else byKey.set(key, [row])
  }
  return [...byKey].map(([key, group]) => {
    const seeds = onePerSeed(group)
    return {
      key,
      rows: group,
      auc: meanOver(seeds.map(({ heldOut }) => heldOut?.auc)),
      accuracy: meanOver(seeds.map(({ heldOut }) => heldOut?.accuracy)),
    }
  })
}

/** Settings that matter, without the seed. */
const keyOf = (config: RunConfig) =>
  JSON.stringify(
    FIELDS.filter(({ id, applies }) => id !== 'seed' && (applies?.(config) ?? true)).map(
      ({ id }) => config[id],
    ),
  )

const onePerSeed = (rows: readonly RunRow[]) => {
  const seen = new Set<number>()
  return rows.filter(({ heldOut, run: { config } }) => {
    if (heldOut === null || seen.has(config.seed)) return false
    seen.add(config.seed)
    return true
  })
}

export function meanOver(given: readonly (number | undefined)[]): MeanOver | null {
  const values = given.filter((value) => value !== undefined && Number.isFinite(value)) as number[]
  const n = values.length
  if (n === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  if (n === 1) return { mean, half: null, runs: n }
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return { mean, half: quantileOfT(n - 1) * Math.sqrt(variance / n), runs: n }
}
