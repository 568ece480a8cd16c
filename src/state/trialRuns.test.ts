import { describe, expect, it } from 'vitest'
import { factsOf, heldOut, nanAtZero } from '../diagnosis/testFacts'
import { evaluationReport, nonFiniteReport } from '../domain/testRecords'
import { idleRun, type RunView } from './runView'
import { createTrialWatch, provesFrom, trialConfig, trialRunOf } from './trialRuns'

const plan = { patch: { learningRate: 0.01 }, seed: 4 }
const stepsOfTrial = (steps: number, done = 0, patch: object = {}) =>
  trialConfig(factsOf({ config: { steps }, steps: done }), {
    patch: { ...plan.patch, ...patch },
    seed: 4,
  }).steps

describe('the settings of a trial', () => {
  it('are the run’s own with the patch, on the seed that is planned', () => {
    const facts = factsOf({ config: { batch: 8, seed: 3 } })
    const config = { ...facts.config, learningRate: 0.01, seed: 4 }
    expect(trialConfig(facts, plan)).toEqual(config)
  })

  it('keep the run’s limit up to 400 steps, and have one where the run has none', () => {
    expect([60, 300, 5000].map((steps) => stepsOfTrial(steps))).toEqual([60, 300, 400])
    expect([20, 320, 9000].map((done) => stepsOfTrial(0, done))).toEqual([150, 320, 400])
  })

  it('go beyond 400 steps only where more steps are what is tried', () => {
    expect(stepsOfTrial(300, 0, { steps: 900 })).toBe(900)
  })

  it('count epochs as the steps that they are', () => {
    const facts = factsOf({ config: { steps: 0, epochs: 1, batch: 32 } })
    expect(trialConfig(facts, plan)).toMatchObject({ steps: 197, epochs: 0 })
  })
})

/** The facts of a run with these AUC at steps 10, 20 and so on. */
function evaluatedAs(aucs: readonly number[], rest: Parameters<typeof factsOf>[0] = {}) {
  const facts = factsOf({ steps: aucs.length * 10, ...rest })
  aucs.forEach((auc, i) => facts.log.appendEvaluation({ ...heldOut({ auc }), step: 10 * i + 10 }))
  return facts
}

describe('the step from which a trial that learns proves something', () => {
  it('is well past that of a NaN, and never among the first', () => {
    const nan = (steps: number) => factsOf({ steps, rest: { nonFinite: nanAtZero } })
    expect([4, 60].map((steps) => provesFrom(nonFinite(nan(steps))))).toEqual([40, 90])
  })

  it('is past where the run itself read last as one that learns', () => {
    const aucs = [0.9, 0.995, 0.999, 0.999, 0.999, 0.6, 0.5, 0.5]
    expect(provesFrom(evaluatedAs(aucs, { rest: { finished: true } }))).toBe(75)
  })

  it('does not take a ranking for learnt that the untrained network had already', () => {
    const untrained = { auc: 0.9, gain: 0, low: -0.01, high: 0.01 }
    const of = (steps: number) => Array.from({ length: steps }, () => 0.9)
    const faces = { config: { data: 'faces' as const }, rest: { untrained } }
    expect(provesFrom(evaluatedAs(of(20), faces))).toBe(40)
  })
})

const nonFinite = (facts: ReturnType<typeof factsOf>) => ({
  ...facts,
  nonFinite: nonFiniteReport({ step: facts.log.length }),
})

const viewAt = (step: number, auc: number, patch: Partial<RunView> = {}): RunView => ({
  ...idleRun(),
  config: { ...factsOf().config, steps: 300 },
  evaluation: evaluationReport({ step, auc }),
  baselines: { untrained: new Float32Array(0), pixels: new Float32Array(0) },
  ...patch,
})

describe('a trial may end', () => {
  it('once it has read as one that learns twice in a row, past where the run failed', () => {
    const mayEnd = createTrialWatch(factsOf({ steps: 300, rest: { finished: true } }))
    const aucs = [1, 1, 1, 0.5, 1, 1]
    expect(aucs.map((auc, i) => mayEnd(viewAt(10 * i + 20, auc)))).toEqual([
      ...[false, false, true],
      ...[false, false, true],
    ])
  })

  it('not by the same evaluation seen twice, nor before its baselines are known', () => {
    const mayEnd = createTrialWatch(factsOf())
    expect(mayEnd(viewAt(50, 1, { baselines: null }))).toBe(false)
    expect([50, 50, 50].map((step) => mayEnd(viewAt(step, 1)))).toEqual([false, false, false])
    expect(mayEnd(viewAt(60, 1))).toBe(true)
  })
})

describe('what came of a trial', () => {
  it('is its verdict, steps and AUC', () => {
    const view = viewAt(60, 1, { state: 'finished' })
    expect(trialRunOf(view, 4)).toEqual({ seed: 4, verdict: 'learns', steps: 0, auc: 1 })
  })

  it('is nothing where the Worker died', () => {
    const error = { code: 'worker_died', title: '', cause: '', fix: '' } as const
    expect(trialRunOf(viewAt(60, 1, { error }), 4).verdict).toBe('undecided')
  })
})
