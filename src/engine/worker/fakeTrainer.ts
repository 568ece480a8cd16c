import type { StepResult, Trainer } from '../core/trainer'
import type { EvaluationReport, NonFiniteReport } from '../../domain/reports'

export interface FakeTrainerOptions {
  readonly nanAt?: number
  readonly throwAt?: number
  readonly evaluateEvery?: number
  readonly hold?: boolean
}
export type FakeTrainer = ReturnType<typeof fakeTrainer>

/** A trainer without an engine, for tests: while `hold` is set, steps and evaluations wait. */
export function fakeTrainer(options: FakeTrainerOptions) {
  const every = options.evaluateEvery ?? 1000
  const waiting: (() => void)[] = []
  let issued = 0
  let mostUnderWay = 0
  const evaluatedAt: [step: number, issued: number][] = []
  const state = { disposed: false, hold: options.hold ?? false, underWay: 0 }
  const trainer: Trainer = {
    get stepsIssued() {
      return issued
    },
    async step() {
      if (state.disposed) throw new Error('a step after dispose')
      const step = ++issued
      mostUnderWay = Math.max(mostUnderWay, ++state.underWay)
      if (state.hold) await new Promise<void>((resolve) => waiting.push(resolve))
      else await Promise.resolve()
      state.underWay--
      if (step === options.throwAt) throw new Error('the kernel broke')
      return resultOf(step, step === options.nanAt)
    },
    evaluationDue: (step) => step % every === 0,
    async evaluate(step) {
      evaluatedAt.push([step, issued])
      if (state.hold) await new Promise<void>((resolve) => waiting.push(resolve))
      return { step } as EvaluationReport
    },
    dispose() {
      if (state.underWay > 0) throw new Error('disposed with steps under way')
      state.disposed = true
    },
  }
  const release = () => {
    state.hold = false
    waiting.splice(0).forEach((resolve) => resolve())
  }
  const releaseOne = () => waiting.shift()?.()
  return { trainer, state, evaluatedAt, release, releaseOne, mostUnderWay: () => mostUnderWay }
}

function resultOf(step: number, nan: boolean): StepResult {
  const record = { step, epoch: 1, loss: nan ? NaN : 1 / step, accuracy: 0.5, gradNorm: 1, ms: 1 }
  const nonFinite = nan ? ({ step, where: 'loss' } as NonFiniteReport) : null
  return { record, nonFinite, layers: [], closest: 0.5 }
}
