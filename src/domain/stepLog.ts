/**
 * The log of one run: a column per measure, a row per step, appended in O(1).
 * Held-out evaluations come at intervals and stand apart.
 */
export interface StepRecord {
  /** 1 for the first step. */
  readonly step: number
  /** Epochs done after this step, a fraction. */
  readonly epoch: number
  readonly loss: number
  readonly accuracy: number
  /** Global L2 norm of the gradients before clipping. */
  readonly gradNorm: number
  /** Wall time of the step in milliseconds. */
  readonly ms: number
  /** L2 penalty inside `loss`, to the rounding of that; 0 where none is added. */
  readonly penalty: number
  /** Share of the batch's pairs that cost more than 0; all others have no part in the gradient. */
  readonly active: number
  /** Share of the batch's distances that are at the least value a distance has. */
  readonly least: number
  /** Largest distance in the batch. */
  readonly largest: number
}
export interface EvaluationRecord {
  readonly step: number
  readonly loss: number
  /** By the metric chosen. */
  readonly accuracy: number
  /** By the metric `verified`, whichever is chosen. */
  readonly verified: number
  /** Accuracy at the threshold that suits these pairs best. */
  readonly bestAccuracy: number
  /** Area under the ROC curve: ½ for guessing, 0 for a perfect ranking upside down. */
  readonly auc: number
  /** Equal error rate. */
  readonly eer: number
}
/** What an evaluation says, in the order of its columns. */
export const EVALUATION_FIGURES = Object.keys({
  step: 0,
  loss: 0,
  accuracy: 0,
  verified: 0,
  bestAccuracy: 0,
  auc: 0,
  eer: 0,
} satisfies EvaluationRecord) as readonly (keyof EvaluationRecord)[]

type Measure = Exclude<keyof StepRecord, 'step'>
const MEASURES = Object.keys({
  loss: 0,
  accuracy: 0,
  gradNorm: 0,
  ms: 0,
  epoch: 0,
  penalty: 0,
  active: 0,
  least: 0,
  largest: 0,
} satisfies Record<Measure, 0>) as readonly Measure[]
/** What a step says, in the order of its columns. */
export const STEP_FIGURES: readonly (keyof StepRecord)[] = ['step', ...MEASURES]

/** The figures alone, without what else a report of them holds. */
export const recordOf = (report: EvaluationRecord): EvaluationRecord =>
  Object.fromEntries(
    EVALUATION_FIGURES.map((figure) => [figure, report[figure]]),
  ) as unknown as EvaluationRecord

export type HeldOutColumns = Readonly<Record<keyof EvaluationRecord, readonly number[]>>

export interface StepLog {
  /** Steps logged; row i is step i + 1. */
  readonly length: number
  /** The held-out evaluations, a column each; they grow in place. */
  readonly heldOut: HeldOutColumns
  /** A view of one measure, by row; valid until the next append. */
  column(measure: Measure): Float64Array
  append(record: StepRecord): void
  /**
   * @param asLast whether it was due only because its step was to be the last: it is taken back where
   * another step follows all the same, so that the log is what the new limit gives
   */
  appendEvaluation(record: EvaluationRecord, asLast?: boolean): void
}

/** An empty log. Columns double when full. */
export function createStepLog(): StepLog {
  let length = 0
  let capacity = 256
  let endsAsLast = false
  const columns = new Map<Measure, Float64Array>(
    MEASURES.map((measure) => [measure, new Float64Array(capacity)]),
  )
  const heldOut = emptyHeldOut()
  const columnOf = (measure: Measure) => columns.get(measure) as Float64Array

  function grow() {
    capacity *= 2
    for (const [measure, old] of columns) {
      const larger = new Float64Array(capacity)
      larger.set(old)
      columns.set(measure, larger)
    }
  }

  return {
    get length() {
      return length
    },
    heldOut,
    column: (measure) => columnOf(measure).subarray(0, length),
    append(record) {
      if (record.step !== length + 1)
        throw new Error(`internal: step ${record.step} follows step ${length}`)
      if (endsAsLast) for (const key of EVALUATION_FIGURES) heldOut[key].pop()
      endsAsLast = false
      if (length === capacity) grow()
      for (const measure of MEASURES) columnOf(measure)[length] = record[measure]
      length++
    },
    appendEvaluation(record, asLast = false) {
      for (const key of EVALUATION_FIGURES) heldOut[key].push(record[key])
      endsAsLast = asLast
    },
  }
}

function emptyHeldOut(): Record<keyof EvaluationRecord, number[]> {
  return { step: [], loss: [], accuracy: [], verified: [], bestAccuracy: [], auc: [], eer: [] }
}
