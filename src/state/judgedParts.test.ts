/** From held-out people to a threshold that some of them chose and others judge. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../domain/config'
import type { Judgement } from '../domain/reports'
import { calibrationOf } from '../domain/calibration'
import { splitOf } from '../domain/split'
import { evaluationReport } from '../domain/testRecords'
import { peopleWith, photosOf } from '../domain/testPhotos'
import { randomFrom } from '../domain/verification/testPeople'
import { judgedEvaluation } from './judgedEvaluation'
import { judgedRates, pairsOfJudge } from './judgedRates'
import { judgedOf, rankedBy } from './judgedRun'
import { idleRun, type RunView } from './runView'
import { judgeFor, type ChosenThreshold } from './judgeFor'

/** A run judged by all pairs of its held-out people, with distances that part them, but for noise. */
function viewOf(people: number, patch: Partial<RunConfig> = {}): RunView {
  const set = photosOf(peopleWith(Array<number>(people).fill(4)))
  const config = {
    ...DEFAULT_CONFIG,
    data: 'own',
    set: set.id,
    heldOutPercent: 40,
    ...patch,
  } as const
  const { heldOut } = splitOf(set, config)
  const classes = heldOut.map((image) => set.identityOf[image] as number)
  const random = randomFrom(people)
  const pairs = [...classes.keys()].flatMap((a) =>
    [...classes.keys()].slice(0, a).map((b) => ({ a, b, same: +(classes[a] === classes[b]) })),
  )
  const outputs = Float32Array.from(pairs, ({ same }) => (same ? 0 : 0.3) + 0.5 * random())
  const judgement = {
    ...{ step: 40, outputs, distances: outputs, foldOf: null, folds: [] },
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    same: Uint8Array.from(pairs, ({ same }) => same),
    baselines: { untrained: outputs.slice(), pixels: outputs.slice() },
  } as unknown as Judgement
  const evaluation = evaluationReport({
    step: 40,
    auc: 0.5,
    accuracy: 0.5,
    same: new Uint8Array(200),
  })
  return { ...idleRun(), config, set, classes, judgement, evaluation }
}
const judgedIn = (view: RunView) => judgedOf(view) ?? expect.fail('it is judged')
const judgeIn = (view: RunView, chosen: ChosenThreshold | null = null) =>
  judgeFor(judgedIn(view), chosen)

describe('a calibrated threshold', () => {
  const view = viewOf(40)
  const { calibrate, judge: judges } =
    calibrationOf(view.set ?? expect.fail('a set'), view.config ?? expect.fail('a config')) ??
    expect.fail('there are enough')

  it('is of pairs within the one part, and judged on pairs within the other', () => {
    const judge = judgeIn(view)
    expect(judge).toMatchObject({
      from: 'calibrated',
      calibrated: { people: 8, judges: 8, crossed: null },
    })
    const { a, b } = pairsOfJudge(judgedIn(view), judge)
    const whom = [...a, ...b].map((image) => view.classes?.[image] ?? -1)
    expect(whom.every((person) => judges.has(person) && !calibrate.has(person))).toBe(true)
    expect(a).toHaveLength((32 * 31) / 2)
  })

  it('does not change with what the judging part says, and its accuracy counts kinds as all pairs do', () => {
    const judged = judgedIn(view)
    const { parts, pairs } = judged
    const others = parts?.judge ?? expect.fail('parts')
    const spoilt = {
      ...others,
      pairs: { ...others.pairs, outputs: others.pairs.outputs.map(() => 9) },
    }
    const before = judgeFor(judged, null)
    const after = judgeFor({ ...judged, parts: parts && { ...parts, judge: spoilt } }, null)
    expect(after.threshold).toBe(before.threshold)
    const { far, tar, accuracy } = judgedRates(judged, before)
    const share = pairs.same.reduce((sum, each) => sum + each, 0) / pairs.same.length
    expect(accuracy).toBeCloseTo(share * tar + (1 - share) * (1 - far), 12)
  })

  it('lets no more different calibration pairs through than is wished', () => {
    const judged = judgedIn(view)
    const at = (oneIn: number) =>
      judgeFor(judged, { kind: 'calibrated', way: { by: 'far', oneIn } }).threshold
    const { same, outputs } = judged.parts?.calibrate.pairs ?? expect.fail('parts')
    const passed = (threshold: number) =>
      outputs.filter((output, i) => same[i] === 0 && output < threshold).length
    const all = same.filter((each) => each === 0).length
    for (const oneIn of [2, 10, 100]) expect(passed(at(oneIn))).toBeLessThanOrEqual(all / oneIn)
    expect(passed(at(1_000_000))).toBe(0)
    expect(at(10)).toBeLessThan(at(2))
  })

  it('gives way to one that is set, and to the loss’s aim', () => {
    const scale = 'different raw euclidean'
    expect(judgeIn(view, { kind: 'set', value: 0.4, scale })).toMatchObject({
      from: 'set',
      threshold: 0.4,
    })
    expect(judgeIn(view, { kind: 'aim' })).toMatchObject({ from: 'aim', threshold: 0.5 })
  })

  it('of few people is that of all, each half judged at the other’s', () => {
    const few = viewOf(15)
    const judge = judgeIn(few)
    const { crossed, people } = judge.calibrated ?? expect.fail('calibrated')
    expect([people, crossed === null]).toEqual([6, false])
    const rates = judgedRates(judgedIn(few), judge)
    // Pairs within two halves of three people: six same ones each, and 3 × 16 different.
    expect([rates.same, rates.different]).toEqual([36, 96])
    expect(rates.leftOut?.units).toEqual({ count: 6, over: 'people' })
  })

  it('is none where nobody calibrates, or too few are held out', () => {
    for (const view of [viewOf(40, { calibratePercent: 0 }), viewOf(7)])
      expect(judgeIn(view)).toMatchObject({ from: 'aim', threshold: 0.5 })
  })
})

describe('what is said of a judged run', () => {
  it('is of all its pairs, not of the live ones', () => {
    const view = viewOf(40)
    const said = judgedEvaluation(view)
    expect(said).toMatchObject({ step: 40, loss: 0.01, isJudged: true })
    expect(said?.same).toHaveLength((64 * 63) / 2)
    expect(said?.auc).toBeGreaterThan(0.8)
    expect(said?.accuracy).toBe(said?.verified)
  })

  it('is live again once an evaluation is newer', () => {
    const view = viewOf(40)
    const newer = { ...view, evaluation: evaluationReport({ step: 50, auc: 0.6 }) }
    expect(judgedEvaluation(newer)).toBe(newer.evaluation)
  })
})

it('the accuracy at the best threshold of all pairs is the best accuracy, to the last digit', () => {
  const view = viewOf(40, { calibratePercent: 0 })
  const judged = judgedIn(view)
  const { bestThreshold: value, bestAccuracy } = rankedBy(judged).ranking
  const judge = judgeFor(judged, { kind: 'set', value, scale: 'different raw euclidean' })
  expect(judgedRates(judged, judge).accuracy).toBe(bestAccuracy)
})
