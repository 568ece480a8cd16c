/** The curves of kept runs, read from their logs when they are laid over each other. */
import { createStore } from 'zustand/vanilla'
import type { KeptRun } from '../domain/keptRun'
import { eachPart } from './keptRuns'

export interface RunCurve {
  /** When the run had changed last as this was read. */
  readonly changed: number
  readonly loss: Line
  readonly heldOut: Record<HeldOutMeasure, Line>
}
export type HeldOutMeasure = 'loss' | 'accuracy' | 'auc'
export const HELD_OUT_MEASURES: readonly HeldOutMeasure[] = ['loss', 'accuracy', 'auc']

interface Line {
  readonly xs: number[]
  readonly ys: number[]
}

/** By the run's id. */
export const curvesStore = createStore<Readonly<Record<string, RunCurve>>>(() => ({}))

/** Runs whose curves are drawn anew together. */
const AT_ONCE = 25

const line = (): Line => ({ xs: [], ys: [] })
const reading = new Set<string>()

/** Reads the curves of these runs that are not at hand, one after another. */
export async function readCurves(runs: readonly KeptRun[]): Promise<void> {
  let found: Record<string, RunCurve> = {}
  const show = () => {
    curvesStore.setState(found)
    found = {}
  }
  for (const { id, changed } of runs) {
    if (reading.has(id) || curvesStore.getState()[id]?.changed === changed) continue
    reading.add(id)
    try {
      const curve: RunCurve = {
        changed,
        loss: line(),
        heldOut: { loss: line(), accuracy: line(), auc: line() },
      }
      await eachPart(id, ({ records, evaluations }) => {
        for (const { step, loss } of records) put(curve.loss, step, loss)
        for (const { record } of evaluations)
          for (const measure of HELD_OUT_MEASURES)
            put(curve.heldOut[measure], record.step, record[measure])
      })
      found[id] = curve
      if (Object.keys(found).length >= AT_ONCE) show()
    } finally {
      reading.delete(id)
    }
  }
  if (Object.keys(found).length > 0) show()
}

/** An evaluation that was due as the last may be followed by one at the same step. */
function put({ xs, ys }: Line, x: number, y: number) {
  if (xs.at(-1) === x) ys[ys.length - 1] = y
  else if (x > (xs.at(-1) ?? 0)) {
    xs.push(x)
    ys.push(y)
  }
}
