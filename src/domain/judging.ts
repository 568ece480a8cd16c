/**
 * How the outputs of a run's held-out pairs are judged and drawn: the threshold between same and
 * different, what comes out there, and how far a picture of them must reach. One rule for tables,
 * histogram and pairs.
 */
import type { RunConfig } from './config'
import type { Convention } from './settings'
import { HEADS } from './choices/heads'
import { decisionThreshold, largerMeans, marginLine } from './objective'
import type { CalibrationWay } from './verification/calibratedAt'
import { takenForSame, type PairOutputs } from './verification/pairOutputs'

/** What a threshold was chosen on. */
export interface Calibrated {
  readonly way: CalibrationWay
  /** People it was chosen on, and others that judge it. */
  readonly people: number
  readonly judges: number
  /** Their different pairs. */
  readonly different: number
  /** The threshold each part is judged at, which the other chose; null where only one chooses. */
  readonly crossed: { readonly calibrate: number; readonly judge: number } | null
}

export interface Judge {
  readonly threshold: number
  /**
   * The threshold a person has set, the one that calibration people want, the one the loss aims at, or,
   * where it aims at none, the best.
   */
  readonly from: 'set' | 'calibrated' | 'aim' | 'best'
  readonly calibrated?: Calibrated
  /** What a larger output says of a pair. */
  readonly larger: Convention
}

/**
 * The judge of a run's held-out pairs.
 * @param set the threshold a person has set, null for none
 */
export function judgeOf(
  config: RunConfig,
  { bestThreshold }: { readonly bestThreshold: number },
  set: number | null = null,
): Judge {
  const larger = largerMeans(config)
  if (set !== null) return { threshold: set, from: 'set', larger }
  const aim = decisionThreshold(config)
  return { threshold: aim ?? bestThreshold, from: aim === null ? 'best' : 'aim', larger }
}

/** Whether a pair is taken for what it is. */
export function judgedRight(
  { threshold, larger }: Judge,
  { output, same }: { readonly output: number; readonly same: boolean },
): boolean {
  return takenForSame(output, threshold, larger) === same
}

/** How many pairs are what, and are taken for what. */
export interface Counts {
  readonly sameAsSame: number
  readonly sameAsDifferent: number
  readonly differentAsSame: number
  readonly differentAsDifferent: number
}

/** The four cells at a judge's threshold, counted in one pass. */
export function countsAt(
  { outputs, same }: PairOutputs,
  { threshold, larger }: Pick<Judge, 'threshold' | 'larger'>,
): Counts {
  const taken = { same: 0, different: 0 }
  let sames = 0
  outputs.forEach((output, pair) => {
    const isSame = same[pair] === 1
    if (isSame) sames++
    if (takenForSame(output, threshold, larger)) taken[isSame ? 'same' : 'different']++
  })
  return {
    sameAsSame: taken.same,
    sameAsDifferent: sames - taken.same,
    differentAsSame: taken.different,
    differentAsDifferent: outputs.length - sames - taken.different,
  }
}

/** Share of pairs taken for what they are. */
export function accuracyOf(counts: Counts): number {
  const right = counts.sameAsSame + counts.differentAsDifferent
  return right / (right + counts.sameAsDifferent + counts.differentAsSame)
}

/** All pairs, the one farthest on the wrong side of the threshold first; NaN before any other. */
export function worstFirst(
  { outputs, same }: PairOutputs,
  { threshold, larger }: Judge,
): readonly number[] {
  const sign = larger === 'different' ? 1 : -1
  // Beyond all outputs a threshold tells none from another, so that they are ordered from 0 on.
  const line = Number.isFinite(threshold) ? threshold : 0
  const wrong = outputs.map((output, pair) =>
    Number.isNaN(output) ? Infinity : sign * (output - line) * (same[pair] === 1 ? 1 : -1),
  )
  return Array.from(wrong.keys()).sort((i, j) => compare(wrong[j], wrong[i]) || i - j)
}

const compare = (one = 0, two = 0) => (one === two ? 0 : one - two)

/** Where a scale of outputs from 0 ends: at 1 for σ, else beyond the margin and every output. */
export function scaleEnd(config: RunConfig, outputs: Float32Array): number {
  if (HEADS[config.head].isProbability) return 1
  const atLeast = 1.5 * (marginLine(config) ?? 0)
  const largest = outputs.reduce((most, each) => (each > most && each < Infinity ? each : most), 0)
  return Math.max(atLeast, largest) || 1
}

/** The thresholds halves are judged at, each by what the other chose; null where one threshold judges all. */
export const crosswise = ({ calibrated }: Pick<Judge, 'calibrated'>) => calibrated?.crossed ?? null

/** Where a judge’s figures come out, in words: at its threshold, or at the two that judge crosswise. */
export function judgedAtText(judge: Judge): string {
  const crossed = crosswise(judge)
  if (crossed === null) return thresholdText(judge.threshold, judge.larger)
  const [one, two] = [crossed.calibrate, crossed.judge].map((each) =>
    thresholdText(each, judge.larger),
  ) as [string, string]
  return one === two ? `${one}, crosswise` : `${one} and ${two.replace(/^at /, '')}, crosswise`
}

/** A threshold in words; beyond all outputs it takes every pair for the same. */
export function thresholdText(threshold: number, larger: Convention): string {
  if (Number.isNaN(threshold)) return 'at no threshold'
  if (Number.isFinite(threshold)) return `at ${Number(threshold.toPrecision(3))}`
  return takenForSame(0, threshold, larger) ? 'all called same' : 'all called different'
}
