import type { StepLog } from '../domain/stepLog'

/** An epoch of a run in figures; those of held-out pairs are undefined where not measured. */
export interface EpochRow {
  /** From 0. */
  readonly epoch: number
  /** Its steps so far. */
  readonly steps: number
  readonly complete: boolean
  /** Means over its steps, as Keras's `fit` prints them. */
  readonly loss: number
  readonly accuracy: number
  /** At its end; the newest within it while it is under way. */
  readonly valLoss: number | undefined
  readonly valAccuracy: number | undefined
  readonly valAuc: number | undefined
}

/** The epochs of a log, the one under way last; one pass over its steps. */
export function epochRows(log: StepLog): readonly EpochRow[] {
  const [epochs, losses, accuracies] = [
    log.column('epoch'),
    log.column('loss'),
    log.column('accuracy'),
  ]
  const { heldOut } = log
  const rows: EpochRow[] = []
  let [first, at] = [0, 0]
  let [loss, accuracy] = [0, 0]
  for (let row = 0; row < log.length; row++) {
    loss += losses[row] ?? NaN
    accuracy += accuracies[row] ?? NaN
    const complete = Number.isInteger(epochs[row])
    if (!complete && row < log.length - 1) continue
    // Evaluations of the steps first + 1 to row + 1; the last of them is the newest.
    while ((heldOut.step[at] ?? Infinity) <= row + 1) at++
    const newest = heldOut.step[at - 1] ?? 0
    const counts = complete ? newest === row + 1 : newest > first
    const steps = row + 1 - first
    rows.push({
      epoch: rows.length,
      steps,
      complete,
      loss: loss / steps,
      accuracy: accuracy / steps,
      valLoss: counts ? heldOut.loss[at - 1] : undefined,
      valAccuracy: counts ? heldOut.accuracy[at - 1] : undefined,
      valAuc: counts ? heldOut.auc[at - 1] : undefined,
    })
    first = row + 1
    loss = accuracy = 0
  }
  return rows
}
