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
import { accuracyOn, bestOn } from './bestAccuracy'
import { byForgery } from './forgeries'
import { isSkilled, judgedRates } from './judgedRates'
import { judgedOf, rankedBy, rankedOf } from './judgedRun'
import { measuredPairs, pairsOfJudge } from './measuredPairs'
import { idleRun, type RunView } from './runView'
import { judgeFor, type ChosenThreshold } from './judgeFor'

const NO_PAIRS = {
  a: new Int32Array(0),
  b: new Int32Array(0),
  same: new Uint8Array(0),
  distances: new Float32Array(0),
  outputs: new Float32Array(0),
  baselines: { untrained: new Float32Array(0), pixels: new Float32Array(0) },
}

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
    further: NO_PAIRS,
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

describe('further different pairs', () => {
  const view = viewOf(40)
  const judgement = view.judgement ?? expect.fail('it is judged')
  /** The same judgement, of whose different pairs only some are judged and the others are further ones. */
  const place = (isJudged: (place: number) => boolean) => {
    const places = Array.from(judgement.same.keys()).filter(isJudged)
    const int32 = (of: Int32Array) => Int32Array.from(places, (each) => of[each] as number)
    const outputs = Float32Array.from(places, (each) => judgement.outputs[each] as number)
    return {
      a: int32(judgement.a),
      b: int32(judgement.b),
      same: Uint8Array.from(places, (each) => judgement.same[each] as number),
      ...{ outputs, distances: outputs },
      baselines: { untrained: outputs.map((each) => 1 - each), pixels: outputs.slice() },
    }
  }
  const isFirst = (each: number) => judgement.same[each] === 1 || each % 8 === 0
  const some: RunView = {
    ...view,
    judgement: {
      ...judgement,
      ...place(isFirst),
      further: place((each) => !isFirst(each)),
    },
  }

  it('leave figures without a threshold alone, and are within the parts', () => {
    const [few, all] = [judgedIn(some), judgedIn(view)]
    expect(few.pairs.same.length).toBeLessThan(all.pairs.same.length / 3)
    for (const part of ['calibrate', 'judge'] as const) {
      const sorted = (judged: typeof few) =>
        [...(judged.parts ?? expect.fail('parts'))[part].pairs.outputs].sort()
      expect(sorted(few)).toEqual(sorted(all))
    }
  })

  it('give the best accuracy of the very pairs that the threshold is judged on', () => {
    const judged = judgedIn(some)
    const judge = judgeIn(some)
    const measured = measuredPairs(judged, judge)
    expect(measured).toBe(judged.parts?.judge)
    const best = bestOn(measured.pairs.outputs, measured, judged, 'different')
    const { accuracy, same, different } = judgedRates(judged, judge)
    expect(same + different).toBe(measured.pairs.same.length)
    expect(best.accuracy).toBeGreaterThanOrEqual(accuracy)
    const at = { threshold: best.threshold, larger: 'different' } as const
    expect(accuracyOn(measured.pairs.outputs, measured, judged, at)).toBe(best.accuracy)
    expect(best.leftOut?.whole.bestAccuracy).toBeCloseTo(best.accuracy, 9)
    // Of the untrained network, on the same ones: it ranks the other way round.
    const { untrained } = measured.baselines ?? expect.fail('baselines')
    expect(untrained).toHaveLength(measured.pairs.same.length)
    expect(bestOn(untrained, measured, judged, 'different').accuracy).toBeLessThan(best.accuracy)
  })
})

describe('forgeries', () => {
  /** Every odd person imitates the one before: all that are drawn are their genuine and forged ones. */
  const plain = viewOf(40)
  const set = plain.set ?? expect.fail('a set')
  const forgeryOf = Int32Array.from(set.identities.keys(), (each) => (each % 2 ? each - 1 : -1))
  const signed = { ...set, id: 'signed', forgeryOf }
  const classes = Array.from(plain.classes ?? [])
  // Signers who are held out with their forgeries.
  const { heldOut } = splitOf(signed, plain.config ?? expect.fail('a config'))
  const people = heldOut.map((image) => signed.identityOf[image] as number)
  const pairs = [...people.keys()].flatMap((a) =>
    [...people.keys()]
      .slice(0, a)
      .map((b) => ({ a, b, one: people[a] as number, two: people[b] as number }))
      .filter(({ one, two }) => one % 2 === 0 || two % 2 === 0)
      .filter(({ one, two }) => (one + two) % 2 === 0 || Math.abs(one - two) === 1)
      .filter(({ one, two }) => one % 2 === two % 2 || Math.min(one, two) % 2 === 0),
  )
  const outputs = Float32Array.from(pairs, ({ one, two }, i) =>
    one === two ? 0.2 + 0.001 * (i % 90) : Math.abs(one - two) === 1 ? 0.3 : 0.9,
  )
  const view: RunView = {
    ...plain,
    set: signed,
    classes: people,
    judgement: {
      ...(plain.judgement ?? expect.fail('it is judged')),
      a: Int32Array.from(pairs, ({ a }) => a),
      b: Int32Array.from(pairs, ({ b }) => b),
      same: Uint8Array.from(pairs, ({ one, two }) => +(one === two)),
      ...{ outputs, distances: outputs },
      baselines: { untrained: outputs.slice(), pixels: outputs.slice() },
    },
  }

  it('of the signer are told apart from signatures of others, at a threshold and without', () => {
    expect(classes.length).toBeGreaterThan(0)
    const judged = judgedIn(view)
    const kinds = byForgery(judged) ?? expect.fail('some are forged')
    const aucOf = ({ pairs }: typeof kinds.random) =>
      rankedOf(pairs.outputs, pairs.same, 'different').ranking.auc
    expect(aucOf(kinds.random)).toBe(1)
    expect(aucOf(kinds.skilled)).toBeGreaterThan(0.9)
    expect(aucOf(kinds.skilled)).toBeLessThan(1.0001)
    const judge = judgeIn(view, { kind: 'set', value: 0.35, scale: 'different raw euclidean' })
    const { forged, far } = judgedRates(judged, judge)
    expect(forged).toMatchObject({ random: { far: 0 }, skilled: { far: 1 } })
    expect(far).toBeGreaterThan(0)
    expect(far).toBeLessThan(1)
  })

  it('are units of their signers, who choose thresholds or judge them with all that is theirs', () => {
    const { units, parts } = judgedIn(view)
    const signers = new Set(Array.from(people, (each) => each - (each % 2)))
    expect(units).toMatchObject({ count: signers.size, over: 'people' })
    const { calibrate, judge } = parts ?? expect.fail('there are enough')
    expect(calibrate.units.count + judge.units.count).toBe(signers.size)
    for (const part of [calibrate, judge])
      expect(part.pairs.same.some((_, i) => isSkilled(part.pairs.same, part.units, i))).toBe(true)
  })

  it('are nothing where nothing is forged', () => {
    expect(byForgery(judgedIn(plain))).toBeNull()
    expect(judgedRates(judgedIn(plain), judgeIn(plain)).forged).toBeNull()
  })
})
