import type { StepResult, Trainer } from '../core/trainer'
import type { Baselines, HeldOutImages, Judgement } from '../../domain/reports'
import { evaluationReport, nonFiniteReport, stepRecord } from '../../domain/testRecords'

export interface FakeTrainerOptions {
  readonly nanAt?: number
  readonly throwAt?: number
  readonly evaluateEvery?: number
  readonly hold?: boolean
  /** Parts of a judgement; 3 unless told. */
  readonly parts?: number
  readonly hasHeldOutPairs?: boolean
  /** The smallest distance of a step. */
  readonly closest?: (step: number) => number
}
export type FakeTrainer = ReturnType<typeof fakeTrainer>

/** A trainer without an engine, for tests: while `hold` is set, steps and evaluations wait. */
export function fakeTrainer(options: FakeTrainerOptions) {
  const every = options.evaluateEvery ?? 1000
  const waiting: (() => void)[] = []
  let issued = 0
  let mostUnderWay = 0
  const evaluatedAt: [step: number, issued: number][] = []
  const state = { disposed: false, hold: options.hold ?? false, underWay: 0, judged: 0 }
  const hold = async () => {
    if (state.hold) await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const quiet = () => {
    if (state.underWay > 0 || state.disposed) throw new Error('not between two steps')
  }
  const trainer: Trainer = {
    pixelScaling: { scale: 1, offset: 0 },
    get stepsIssued() {
      return issued
    },
    async step() {
      if (state.disposed) throw new Error('a step after dispose')
      const step = ++issued
      mostUnderWay = Math.max(mostUnderWay, ++state.underWay)
      await hold()
      state.underWay--
      if (step === options.throwAt) throw new Error('the kernel broke')
      return resultOf(step, step === options.nanAt, options.closest?.(step))
    },
    evaluationDue: (step) => step % every === 0,
    async evaluate(step) {
      evaluatedAt.push([step, issued])
      await hold()
      return evaluationReport({ step })
    },
    hasHeldOutPairs: options.hasHeldOutPairs ?? true,
    baselines: async () => ({}) as Baselines,
    async judge(step, between = async () => {}) {
      quiet()
      const parts = options.parts ?? 3
      for (let part = 1; part <= parts; part++) {
        await hold()
        await between(part / parts)
        state.judged++
      }
      return { step } as Judgement
    },
    async compare({ a }) {
      quiet()
      await hold()
      return { distances: Float32Array.from(a), outputs: Float32Array.from(a) }
    },
    async snapshot() {
      quiet()
      return { step: issued, weights: [], slots: [] }
    },
    resume({ step }) {
      issued = step
    },
    heldOutImages: () => ({ side: 1 }) as HeldOutImages,
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

function resultOf(step: number, nan: boolean, closest = 0.5): StepResult {
  const loss = nan ? NaN : 1 / step
  const record = stepRecord({ step, epoch: 1, loss, accuracy: 0.5 })
  const nonFinite = nan ? nonFiniteReport({ step, where: 'loss', loss }) : null
  return { record, nonFinite, layers: [], closest }
}
