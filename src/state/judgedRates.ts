/** What comes out at a judge's threshold, on the pairs that may say so: none that the threshold was chosen on. */
import type { Judge } from '../domain/judging'
import type { ScoredPairs } from '../domain/reports'
import { ratesLeftOut, type LeftOut, type RatesAt } from '../domain/verification/jackknife'
import { shareOfSame, takenForSame } from '../domain/verification/pairOutputs'
import type { PairUnits } from '../domain/verification/pairUnits'
import type { JudgedParts, JudgedRun } from './judgedRun'

/** A kind that no pair is of counts for nothing, and its rate is not known. */
function accuracyOf(share: number, far: number, tar: number): number {
  const [same, different] = [
    share === 0 ? 0 : share * tar,
    share === 1 ? 0 : (1 - share) * (1 - far),
  ]
  return same + different
}

interface PairsTaken {
  readonly pairs: Pick<ScoredPairs, 'same' | 'outputs'>
  readonly units: PairUnits | null
  /** 1 where a pair is taken for same. */
  readonly taken: Uint8Array
}

export interface JudgedRates extends RatesAt {
  /** How many same and different pairs these are of. */
  readonly same: number
  readonly different: number
  /** With people left out; null where that is not known. */
  readonly leftOut: LeftOut<RatesAt> | null
}

/**
 * The judge's own pairs where its threshold was calibrated on others, else all. The accuracy counts each
 * kind by its share of all held-out pairs: within a part fewer of the different pairs are left.
 */
export function judgedRates(judged: JudgedRun, judge: Judge): JudgedRates {
  const { threshold, larger, calibrated } = judge
  const key = JSON.stringify([String(threshold), larger, calibrated])
  const before = latest.get(judged)
  if (before?.key === key) return before.rates
  const rates = reckon(judged, judge)
  latest.set(judged, { key, rates })
  return rates
}

/** The latest of each: many ask for the same while a threshold is dragged. */
const latest = new WeakMap<JudgedRun, { readonly key: string; readonly rates: JudgedRates }>()

function reckon(judged: JudgedRun, judge: Judge): JudgedRates {
  const { pairs, units, taken } = takenBy(judged, judge)
  const { same } = pairs
  const [all, passed] = [
    [0, 0],
    [0, 0],
  ] as [[number, number], [number, number]]
  same.forEach((each, i) => {
    const kind = each as 0 | 1
    all[kind]++
    if (taken[i] === 1) passed[kind]++
  })
  const [far, tar] = [passed[0] / all[0], passed[1] / all[1]]
  const share = shareOfSame(judged.pairs.same)
  const right = passed[1] + all[0] - passed[0]
  return {
    same: all[1],
    different: all[0],
    // The very quotient that the best accuracy is, where it is of the same pairs: no sum of rounded rates.
    accuracy: pairs.same === judged.pairs.same ? right / same.length : accuracyOf(share, far, tar),
    far,
    tar,
    leftOut: units && ratesLeftOut(same, taken, units, share),
  }
}

/** The pairs that a judge is judged on, for tables; those of both parts where they are judged crosswise. */
export function pairsOfJudge(judged: JudgedRun, { calibrated }: Judge): ScoredPairs {
  return calibrated === undefined || calibrated.crossed !== null || judged.parts === null
    ? judged.pairs
    : judged.parts.judge.pairs
}

function takenBy(judged: JudgedRun, judge: Judge): PairsTaken {
  const { parts, pairs, units } = judged
  const { calibrated, threshold } = judge
  const at = ({ outputs }: Pick<ScoredPairs, 'outputs'>, line: number) =>
    Uint8Array.from(outputs, (output) => +takenForSame(output, line, judge.larger))
  if (calibrated === undefined || parts === null)
    return { pairs, units, taken: at(pairs, threshold) }
  const { crossed } = calibrated
  if (crossed === null) {
    const { judge: own } = parts
    return { ...own, taken: at(own.pairs, threshold) }
  }
  return joined(
    parts,
    at(parts.calibrate.pairs, crossed.calibrate),
    at(parts.judge.pairs, crossed.judge),
  )
}

/** Pairs of both parts, one after the other; their units are other people. */
function joined(
  { calibrate, judge }: JudgedParts,
  first: Uint8Array,
  second: Uint8Array,
): PairsTaken {
  const bytes = (one: Uint8Array, two: Uint8Array) => Uint8Array.from([...one, ...two])
  const shifted = (of: Int32Array) => of.map((unit) => unit + calibrate.units.count)
  const units = (of: 'first' | 'second') =>
    Int32Array.from([...calibrate.units[of], ...shifted(judge.units[of])])
  return {
    pairs: {
      same: bytes(calibrate.pairs.same, judge.pairs.same),
      outputs: Float32Array.from([...calibrate.pairs.outputs, ...judge.pairs.outputs]),
    },
    units: {
      first: units('first'),
      second: units('second'),
      count: calibrate.units.count + judge.units.count,
      over: calibrate.units.over,
    },
    taken: bytes(first, second),
  }
}
