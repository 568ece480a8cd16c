/** What the gradients did: standing still, vanishing, growing. */
import type { RunFacts } from '../finding'

type Logged = Pick<RunFacts, 'log'>

/** The step from which on every gradient has been exactly 0; null where the last was not. */
export function stillSince({ log }: Logged): number | null {
  const norms = log.column('gradNorm')
  let row = norms.length
  while (row > 0 && norms[row - 1] === 0) row--
  return row === norms.length ? null : row + 1
}

/** The median gradient norm of the last steps; null before any. */
export function usualNorm({ log }: Logged): number | null {
  const norms = Array.from(log.column('gradNorm').subarray(-50))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  return norms[Math.floor(norms.length / 2)] ?? null
}

/** The largest finite value of a measure over its first: how much it grew; null where unknown. */
export function growth({ log }: Logged, measure: 'loss' | 'gradNorm' | 'largest') {
  const values = log.column(measure)
  const first = values.find(Number.isFinite)
  if (first === undefined || first === 0) return null
  const most = values.reduce((a, b) => (Number.isFinite(b) && b > a ? b : a), first)
  return { first, most, times: most / first }
}
