/** What the runs of a sweep say of how much data is worth. */
import type { RunConfig } from '../domain/config'
import { variesData } from '../domain/dataSweep'
import type { CurveRun } from '../domain/learningCurve'
import type { PhotoSet } from '../domain/photoSet'
import { splitOf } from '../domain/split'
import { splitCounts } from '../domain/splitCounts'
import { setFor } from './datasets'
import type { SweepCell } from './sweepCell'

/** The set of a sweep over people or photos; null of any other, or where it is not here. */
export function dataSweepSet(cells: readonly SweepCell[]): PhotoSet | null {
  const [first] = cells
  return first !== undefined && variesData(cells.map(({ config }) => config))
    ? setFor(first.config)
    : null
}

/** The runs that have come to their end and ranked held-out pairs, with what they were trained on. */
export function curveRuns(cells: readonly SweepCell[], set: PhotoSet): readonly CurveRun[] {
  return cells.flatMap(({ status, config, view: { evaluation, nonFinite } }) =>
    status === 'done' && evaluation !== null && nonFinite === null
      ? [{ ...trainedOn(config, set), auc: evaluation.auc }]
      : [],
  )
}

function trainedOn(config: RunConfig, set: PhotoSet) {
  const { people, photos } = splitCounts(set, splitOf(set, config)).train
  return { people, photos: photos / people }
}
