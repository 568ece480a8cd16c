import { describe, expect, it } from 'vitest'
import { curveText } from './curveText'
import { learningCurve, type CurveRun, type LearningCurve } from './learningCurve'
import { SET_WORDS } from './setKind'
import { textHash } from './textHash'

/** A standard normal number of a name, as the sum of twelve uniform ones less six. */
const normal = (name: string) =>
  Array.from({ length: 12 }, (_, i) => textHash(`${name} ${i}`) / 2 ** 32).reduce((a, b) => a + b) -
  6

interface Law {
  readonly a: number
  readonly b: number
  readonly d: number
}
const aucOf = ({ a, b, d }: Law, people: number, photos: number) =>
  1 - a * people ** -b * photos ** -d

/** Runs over 3 × 3 sizes and some seeds; the logarithms of their errors scatter by `noise`. */
const runsOf = (law: Law, noise: number, seeds = 2, name = ''): CurveRun[] =>
  [16, 32, 64].flatMap((people) =>
    [2, 4, 12].flatMap((photos) =>
      Array.from({ length: seeds }, (_, seed) => {
        const scatter = Math.exp(noise * normal(`${name} ${people} ${photos} ${seed}`))
        return { people, photos, auc: 1 - (1 - aucOf(law, people, photos)) * scatter }
      }),
    ),
  )
const PEOPLE_FIRST: Law = { a: 2, b: 0.7, d: 0.2 }
const curveOf = (runs: readonly CurveRun[]): LearningCurve => {
  const curve = learningCurve(runs)
  return typeof curve === 'string' ? expect.fail(curve) : curve
}

describe('a learning curve', () => {
  it('finds a law without noise exactly', () => {
    const curve = curveOf(runsOf(PEOPLE_FIRST, 0))
    const near = (auc: number | undefined, people: number, photos: number) =>
      expect(auc).toBeCloseTo(aucOf(PEOPLE_FIRST, people, photos), 9)
    near(curve.now.auc, 64, 12)
    near(curve.twicePeople?.auc, 128, 12)
    near(curve.twicePeople?.low, 128, 12)
    near(curve.twicePhotos?.auc, 64, 24)
    near(curve.auc(20, 3), 20, 3)
    expect(curve.first).toBe('people')
  })

  it('has the true value in its interval about as often as it says', () => {
    const truth = aucOf(PEOPLE_FIRST, 128, 12)
    const times = 120
    const covered = Array.from({ length: times }, (_, i) => {
      const { twicePeople } = curveOf(runsOf(PEOPLE_FIRST, 0.15, 2, String(i)))
      return twicePeople !== null && twicePeople.low <= truth && truth <= twicePeople.high
    }).filter(Boolean).length
    expect(covered / times).toBeGreaterThan(0.88)
    expect(covered / times).toBeLessThan(0.99)
  })

  it('says which comes first only where that is certain', () => {
    expect(curveOf(runsOf(PEOPLE_FIRST, 0.1)).first).toBe('people')
    expect(curveOf(runsOf({ a: 1, b: 0.1, d: 0.6 }, 0.1)).first).toBe('photos')
    const equal = Array.from(
      { length: 60 },
      (_, i) => curveOf(runsOf({ a: 1, b: 0.4, d: 0.4 }, 0.2, 2, String(i))).first,
    )
    expect(equal.filter((first) => first !== null).length).toBeLessThan(9)
  })

  it('is wider where runs scatter more', () => {
    const width = (noise: number) => {
      const { twicePeople } = curveOf(runsOf(PEOPLE_FIRST, noise))
      return twicePeople === null ? NaN : twicePeople.high - twicePeople.low
    }
    expect(width(0.3)).toBeGreaterThan(2 * width(0.05))
  })

  it('is of one size alone where the other does not vary', () => {
    const runs = runsOf(PEOPLE_FIRST, 0).filter(({ photos }) => photos === 4)
    const curve = curveOf(runs)
    expect([curve.twicePhotos, curve.first]).toEqual([null, null])
    expect(curve.twicePeople?.auc).toBeCloseTo(aucOf(PEOPLE_FIRST, 128, 4), 9)
  })

  it('takes a run without any error', () => {
    const [first, ...rest] = runsOf(PEOPLE_FIRST, 0.1)
    const curve = curveOf([...rest, { ...(first ?? expect.fail('no run')), auc: 1 }])
    expect(curve.now.auc).toBeLessThan(1)
  })
})

describe('it cannot be told', () => {
  const runs = runsOf(PEOPLE_FIRST, 0.1)
  it.each([
    ['without a run', [], /one size/],
    ['of one size', runs.slice(0, 2), /one size/],
    ['of few runs', runs.slice(0, 4), /from 4 runs: 5 are needed/],
    [
      'where both vary together',
      runs.map((run) => ({ ...run, people: 8 * run.photos })),
      /vary together/,
    ],
  ])('%s', (_, few, why) => {
    expect(learningCurve(few)).toMatch(why)
  })
})

describe('what was measured at the largest sizes', () => {
  it('has its mean, and its interval over runs', () => {
    const runs = runsOf(PEOPLE_FIRST, 0.2, 3)
    const own = runs.filter(({ people, photos }) => people === 64 && photos === 12)
    const { measured } = curveOf(runs)
    const mean = own.reduce((sum, { auc }) => sum + auc, 0) / 3
    expect(measured).toMatchObject({ runs: 3, auc: mean })
    const deviation = Math.sqrt(own.reduce((sum, { auc }) => sum + (auc - mean) ** 2, 0) / 2)
    const [low, high] = measured?.interval ?? expect.fail('no interval')
    expect(low).toBeCloseTo(mean - (4.302653 * deviation) / Math.sqrt(3), 9)
    expect(high).toBeCloseTo(Math.min(1, mean + (4.302653 * deviation) / Math.sqrt(3)), 9)
  })

  it('has no interval where it is one run', () => {
    const curve = curveOf(runsOf(PEOPLE_FIRST, 0, 1))
    expect(curve.measured?.interval).toBeNull()
    expect(curveText(curve, SET_WORDS.people)).toMatch(/AUC 0\.934, of one run\./)
  })
})

describe('in words', () => {
  it('says what twice as many bring, and what to collect first', () => {
    expect(curveText(curveOf(runsOf(PEOPLE_FIRST, 0)), SET_WORDS.people)).toBe(
      'Measured with 64 people with 12 photos each: AUC 0.934, mean of 2 runs (95 % interval 0.934–0.934). By the fit, which has 0.934 there, twice the people would have 0.959 (0.959–0.959); twice the photos of each would have 0.942 (0.942–0.942). Collect people first.',
    )
  })

  it('says where something may bring nothing, in the words of the set', () => {
    const curve = curveOf(runsOf({ a: 0.3, b: 0, d: 0 }, 0.1))
    const text = curveText(curve, SET_WORDS.signatures)
    expect(text).toMatch(/twice the signers would have .*, which may be nothing;/)
    expect(text).toMatch(/Which to collect first cannot be told from these runs\.$/)
  })
})
