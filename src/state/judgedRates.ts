/** What comes out at a judge's threshold, on the pairs that may say so: none that the threshold was chosen on. */
import type { Judge } from '../domain/judging'
import type { ScoredPairs } from '../domain/reports'
import { ratesLeftOut, type LeftOut, type RatesAt } from '../domain/verification/jackknife'
import { shareOfSame, takenForSame } from '../domain/verification/pairOutputs'
import { unitsOfSome, type PairUnits } from '../domain/verification/pairUnits'
import { weightedAccuracy } from './bestAccuracy'
import type { JudgedRun } from './judgedRun'
import { measuredPairs } from './measuredPairs'

export interface Rates extends RatesAt {
  /** How many same and different pairs these are of. */
  readonly same: number
  readonly different: number
  /** With people left out; null where that is not known. */
  readonly leftOut: LeftOut<RatesAt> | null
}

export interface JudgedRates extends Rates {
  /** Apart by what is imitated: others' signatures, or forgeries of one's own; null where none is forged. */
  readonly forged: { readonly random: Rates; readonly skilled: Rates } | null
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
  const measured = measuredPairs(judged, judge)
  const { same } = measured.pairs
  const taken = takenBy(judged, judge, measured.pairs)
  const share = shareOfSame(judged.pairs.same)
  const rates = ratesOf(same, taken, measured.units, share)
  // The very quotient that the best accuracy is, where it is of the same pairs: no sum of rounded rates.
  const isAll = same === judged.pairs.same
  const right = taken.reduce((sum, each, place) => sum + Number(each === same[place]), 0)
  return {
    ...rates,
    ...(isAll && { accuracy: right / same.length }),
    forged: forgedRates(same, taken, measured.units, share),
  }
}

function ratesOf(
  same: Uint8Array,
  taken: Uint8Array,
  units: PairUnits | null,
  share: number,
): Rates {
  const all = [0, 0] as [number, number]
  const passed = [0, 0] as [number, number]
  same.forEach((each, i) => {
    const kind = each as 0 | 1
    all[kind]++
    if (taken[i] === 1) passed[kind]++
  })
  const [far, tar] = [passed[0] / all[0], passed[1] / all[1]]
  return {
    same: all[1],
    different: all[0],
    accuracy: weightedAccuracy(share, far, tar),
    far,
    tar,
    leftOut: units && ratesLeftOut(same, taken, units, share),
  }
}

/** A different pair of one person is of a genuine and a forged one. */
export const isSkilled = (same: Uint8Array, { first, second, over }: PairUnits, place: number) =>
  over === 'people' && same[place] === 0 && first[place] === second[place]

function forgedRates(
  same: Uint8Array,
  taken: Uint8Array,
  units: PairUnits | null,
  share: number,
): JudgedRates['forged'] {
  if (units === null || !same.some((_, place) => isSkilled(same, units, place))) return null
  const among = (skilled: boolean) => {
    const places = Array.from(same.keys()).filter(
      (place) => same[place] === 1 || isSkilled(same, units, place) === skilled,
    )
    const some = (of: Uint8Array) => Uint8Array.from(places, (place) => of[place] as number)
    return ratesOf(some(same), some(taken), unitsOfSome(units, places), share)
  }
  return { random: among(false), skilled: among(true) }
}

/** 1 for each of the measured pairs that is taken for same. */
function takenBy({ parts }: JudgedRun, judge: Judge, { outputs }: ScoredPairs): Uint8Array {
  const { calibrated, threshold, larger } = judge
  const crossed = parts && calibrated?.crossed
  const first = parts?.calibrate.pairs.same.length ?? 0
  const lineOf = (place: number) =>
    crossed ? (place < first ? crossed.calibrate : crossed.judge) : threshold
  return Uint8Array.from(outputs, (output, place) => +takenForSame(output, lineOf(place), larger))
}
