/** What is tried of a failing run, in which order, and what its card makes of it. */
import { describe, expect, it } from 'vitest'
import type { ConfigPatch } from '../domain/config'
import { fieldOf } from '../domain/fields'
import { numberProblem } from '../domain/field'
import type { Verdict } from '../domain/verdict'
import { diagnose } from './diagnose'
import { nextTrial } from './nextTrial'
import type { Proof, Trial } from './proof'
import { factsOf, heldOut } from './testFacts'
import { BAD, distances, finished } from './testHistories'

/** Collapsed at a hundred times the usual rate. */
const failing = (proof: Proof | null = null) =>
  factsOf({
    config: { learningRate: 0.1 },
    steps: 150,
    loss: 0.25,
    rest: { ...finished({ ...BAD, distances: distances(200) }), proof },
  })
const proofOf = (trials: readonly Trial[], state: Proof['state'] = 'running'): Proof => ({
  state,
  trials,
  underWay: null,
  seconds: 1,
  budget: 60,
})
const trial = (patch: ConfigPatch, ...verdicts: readonly Verdict[]): Trial => ({
  patch,
  runs: verdicts.map((verdict, i) => ({ seed: 1 + i, verdict, steps: 60, auc: 0.9 })),
})
const first = nextTrial(failing())!
const learns = (...verdicts: readonly Verdict[]) => proofOf([trial(first.patch, ...verdicts)])
const card = (proof: Proof) => diagnose([failing(proof)])[0]!

describe('what is tried', () => {
  it('is the likeliest first, on the run’s own seed', () => {
    expect(first).toEqual({
      label: 'Lower the rate to 0.001',
      patch: { learningRate: 0.001 },
      seed: 1,
    })
  })

  it('is something else where that does not learn, each only once, until nothing is left', () => {
    const tried: Trial[] = []
    for (let plan = nextTrial(failing()); plan; plan = nextTrial(failing(proofOf(tried)))) {
      expect(tried.map(({ patch }) => patch)).not.toContainEqual(plan.patch)
      tried.push(trial(plan.patch, 'stuck'))
    }
    expect(tried.length).toBeGreaterThan(3)
    for (const { patch } of tried)
      for (const [id, value] of Object.entries(patch)) {
        const field = fieldOf(id as keyof ConfigPatch)
        if (field.kind === 'number') expect(numberProblem(field, Number(value))).toBeNull()
      }
  })

  it('is two more seeds of one that learns, and then no more', () => {
    expect(nextTrial(failing(learns('learns')))).toEqual({ ...first, seed: 2 })
    expect(nextTrial(failing(learns('learns', 'learns')))).toEqual({ ...first, seed: 3 })
    expect(nextTrial(failing(learns('learns', 'stuck')))).toEqual({ ...first, seed: 3 })
    expect(nextTrial(failing(learns('learns', 'learns', 'learns')))).toBeNull()
    // There may be a surer one.
    expect(nextTrial(failing(learns('learns', 'learns', 'stuck')))?.patch).not.toEqual(first.patch)
  })

  it('is the next where the other seeds refute it', () => {
    const next = nextTrial(failing(learns('learns', 'stuck', 'stuck')))
    expect(next?.patch).not.toEqual(first.patch)
  })

  it('is two changes at once where neither learns alone, of settings that differ', () => {
    const alone = [first.patch, { clip: 1 }].map((patch) => trial(patch, 'stuck'))
    const plans: ConfigPatch[] = []
    for (
      let tried = alone, plan = nextTrial(failing(proofOf(tried)));
      plan;
      tried = [...tried, trial(plan.patch, 'stuck')], plan = nextTrial(failing(proofOf(tried)))
    )
      plans.push(plan.patch)
    expect(plans).toContainEqual({ learningRate: 0.001, clip: 1 })
    const isAlone = (patch: ConfigPatch) => Object.keys(patch).length === 1
    expect(plans.filter(isAlone).length).toBeGreaterThan(1)
    expect(nextTrial(failing(proofOf([])))).toEqual(first)
  })

  it('is nothing of a run that learns, or of which nothing can be said yet', () => {
    expect(nextTrial(factsOf({ steps: 150, rest: finished() }))).toBeNull()
    expect(nextTrial(factsOf({ steps: 30, rest: { heldOut: heldOut(BAD) } }))).toBeNull()
  })
})

describe('the card', () => {
  it('offers the fix that learnt first, and it alone; the cause is its cause', () => {
    const other = trial({ clip: 1 }, 'stuck')
    const told = card(proofOf([other, trial(first.patch, 'learns', 'learns', 'learns')], 'ended'))
    expect(told).toMatchObject({ proof: 'proven', cause: 'rate_too_high', isTrying: false })
    expect(told.fixes.map(({ patch }) => patch)).toEqual([first.patch])
    expect(told.tried.map(({ patch }) => patch)).toEqual([{ clip: 1 }, first.patch])
  })

  it('tells of two changes at once that both are needed, by what was tried', () => {
    const both = { ...first.patch, clip: 1 }
    const alone = [trial(first.patch, 'stuck'), trial({ clip: 1 }, 'nan')]
    const told = card(proofOf([...alone, trial(both, 'learns')]))
    expect(told).toMatchObject({ proof: 'proven', cause: 'rate_too_high' })
    expect(told.fixes.map(({ label, patch }) => [label, patch])).toEqual([
      ['Lower the rate to 0.001 + Clip gradients at 1', both],
    ])
    expect(told.why).toContain('Each of the two changes was tried alone')
    expect(card(proofOf(alone)).fixes.map(({ patch }) => patch)).not.toContainEqual(both)
  })

  it('says how often each learns alone, where one does at times', () => {
    const both = { ...first.patch, clip: 1 }
    const alone = [trial(first.patch, 'learns', 'learns', 'stuck'), trial({ clip: 1 }, 'nan')]
    const told = card(proofOf([...alone, trial(both, 'learns', 'learns', 'learns')]))
    expect(told.fixes.map(({ patch }) => patch)).toEqual([both, first.patch])
    expect(told.why).toContain('Alone they learn 2 of 3 and 0 of 1.')
  })

  it('calls it proven once it learns where the run did not, and takes that back where seeds refute it', () => {
    expect(card(learns('learns'))).toMatchObject({ proof: 'proven', isTrying: true })
    expect(card(learns('learns', 'stuck', 'stuck')).proof).toBe('running')
  })

  it('offers none that was refuted', () => {
    const told = card(proofOf([trial(first.patch, 'nan')]))
    expect(told.proof).toBe('running')
    expect(told.fixes.map(({ patch }) => patch)).not.toContainEqual(first.patch)
  })

  it('says that the cause is not known where nothing that was tried learns', () => {
    const tried: Trial[] = []
    for (let plan = nextTrial(failing()); plan; plan = nextTrial(failing(proofOf(tried))))
      tried.push(trial(plan.patch, 'stuck'))
    const told = card(proofOf(tried, 'ended'))
    expect(told).toMatchObject({ proof: 'refuted', cause: null, fixes: [] })
    expect(told.why).toContain(`of ${tried.length} changes tried, none learns.`)
    const atTimes = [...tried, trial({ clip: 2 }, 'learns', 'stuck', 'stuck')]
    expect(card(proofOf(atTimes, 'ended')).why).toContain('none learns from most seeds.')
  })
})
