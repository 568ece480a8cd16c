import type { LineSeries } from '../../charts/LineChart'
import type { RunId } from '../../domain/config'
import type { RunView } from '../../state/runView'

const COLORS: Readonly<Record<RunId, string>> = { A: 'var(--a)', B: 'var(--b)' }

let steps = new Float64Array(0)

/** 1, 2, … n, shared by all curves. */
function stepsUpTo(n: number): Float64Array {
  if (steps.length < n) steps = Float64Array.from({ length: 2 * n }, (_, index) => index + 1)
  return steps.subarray(0, n)
}

/** Train and held-out curves of one measure of a run. */
export function curvesOf(run: RunId, view: RunView, measure: 'loss' | 'accuracy'): LineSeries[] {
  const { log } = view
  return [
    {
      name: `${run} train`,
      color: COLORS[run],
      xs: stepsUpTo(log.length),
      ys: log.column(measure),
    },
    {
      name: `${run} held-out`,
      color: COLORS[run],
      dashed: true,
      xs: log.heldOut.step,
      ys: log.heldOut[measure],
    },
  ]
}

/** Where a run turned non-finite, as a marker. */
export function markersOf(run: RunId, view: RunView) {
  const seen = view.nonFinite
  if (seen === null) return []
  const value = seen.value === 'nan' ? 'NaN' : 'infinity'
  return [{ x: seen.step, label: `${run}: ${value} at step ${seen.step}`, color: 'var(--error)' }]
}
