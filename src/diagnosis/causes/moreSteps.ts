import type { Cause, Remedy } from '../cause'
import type { Observations } from '../observations'

/** The run with so many times its steps, where it has come to its end. */
export const moreSteps = (
  { facts, steps }: Observations,
  times: readonly number[],
): readonly Remedy[] =>
  facts.finished
    ? times.map((by) => {
        const limit = Math.ceil((by * steps) / 10) * 10
        return {
          label: `Train ${limit.toLocaleString('en')} steps`,
          patch: { steps: limit, epochs: 0 },
        }
      })
    : []

/** What a short run is tried with at last: batch normalisation's averages have caught up by then. */
const ENOUGH = 500

/** Ended before it had come to rest. */
export const endedEarly: Cause = {
  weigh({ facts, outcome, isFalling, steps }) {
    if (!facts.finished || outcome === 'nan' || outcome === 'dead' || outcome === 'by_heart')
      return 0
    const base = steps < 20 ? 0.85 : steps < 60 ? 0.55 : steps < 120 ? 0.3 : 0.12
    return isFalling ? Math.min(0.9, base + 0.25) : base * 0.7
  },
  why: ({ steps, isFalling }) =>
    `It ended after ${steps} steps${isFalling ? ', and the loss was still falling' : ''}.`,
  remedies: (o) => moreSteps(o, [3, 10, ...(10 * o.steps < ENOUGH ? [ENOUGH / o.steps] : [])]),
}
