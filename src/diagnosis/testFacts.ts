/** Histories for tests of rules and verdicts. */
import { DEFAULT_CONFIG, type ConfigPatch } from '../domain/config'
import { createStepLog, type EvaluationRecord, type StepRecord } from '../domain/stepLog'
import { nonFiniteReport, stepRecord } from '../domain/testRecords'
import type { RunFacts } from './finding'

export interface History {
  readonly config?: ConfigPatch
  readonly steps?: number
  readonly loss?: number
  readonly gradNorm?: number
  /** What else is measured of each step. */
  readonly measures?: Partial<StepRecord>
  /** Losses of the held-out evaluations so far, ten steps apart. */
  readonly heldOutLosses?: readonly number[]
  readonly rest?: Partial<RunFacts>
}

/** The facts of a run whose steps are all alike. */
export function factsOf(history: History = {}): RunFacts {
  const { config = {}, steps = 0, loss = 0.1, gradNorm = 1, measures = {}, rest = {} } = history
  const { heldOutLosses = [] } = history
  const log = createStepLog()
  for (let step = 1; step <= steps; step++)
    log.append(stepRecord({ ...measures, step, loss, gradNorm }))
  heldOutLosses.forEach((cost, i) =>
    log.appendEvaluation(heldOut({ step: 10 * (i + 1), loss: cost })),
  )
  return {
    run: 'A',
    config: { ...DEFAULT_CONFIG, ...config },
    set: null,
    log,
    layers: [],
    finished: false,
    heldOut: null,
    pixelAuc: null,
    untrained: null,
    pixels: null,
    proof: null,
    nonFinite: null,
    closest: null,
    error: null,
    ...rest,
  }
}

/** A held-out evaluation; what is not given is as in a run that learns. */
export const heldOut = (
  values: Partial<NonNullable<RunFacts['heldOut']>> = {},
): NonNullable<RunFacts['heldOut']> => {
  const learnt: EvaluationRecord = {
    step: 40,
    loss: 0.01,
    accuracy: 0.99,
    verified: 0.99,
    bestAccuracy: 0.995,
    auc: 0.999,
    eer: 0.01,
  }
  return { ...learnt, ...values }
}

const image = new Uint8Array(784)
/** A NaN as a pair at distance 0 makes it. */
export const nanAtZero = {
  ...nonFiniteReport(),
  tensors: ['conv2d/kernel'],
  tensorCount: 16,
  pair: {
    side: 28,
    channels: 1,
    imageA: image,
    imageB: image,
    index: 10,
    same: true,
    distance: 0,
    output: 0,
  },
} as const
