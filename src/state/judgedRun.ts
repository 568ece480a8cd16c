/**
 * What is judged of a run: the judgement where it is as new as the latest evaluation, else that.
 * What is computed of a report is computed once, and kept as long as the report is.
 */
import type { RunConfig } from '../domain/config'
import type { Convention } from '../domain/settings'
import { largerMeans } from '../domain/objective'
import type { Baselines, ScoredPairs } from '../domain/reports'
import { rank, type Ranking } from '../domain/verification/ranking'
import { rocCurve, type RocPoint } from '../domain/verification/roc'
import type { RunView } from './runView'

export interface JudgedRun {
  readonly config: RunConfig
  readonly step: number
  /** Whether these are the few pairs of an evaluation, and not the many of a judgement. */
  readonly isLive: boolean
  readonly pairs: ScoredPairs
  readonly larger: Convention
  /** Of the same pairs; null until they are known. */
  readonly baselines: Baselines | null
  /** The fold of each pair, and the folds' names; null where there are none. */
  readonly folds: { readonly of: Uint8Array; readonly names: readonly string[] } | null
}

const judgedRuns = new WeakMap<ScoredPairs, JudgedRun>()

/** What is judged of a run; null before its first evaluation. The same object for the same report. */
export function judgedOf({ config, evaluation, judgement, baselines }: RunView): JudgedRun | null {
  const report = judgement && judgement.step >= (evaluation?.step ?? 0) ? judgement : evaluation
  if (report === null || config === null) return null
  const ofPairs = report === judgement ? judgement.baselines : baselines
  const before = judgedRuns.get(report)
  if (before !== undefined && before.baselines === ofPairs && before.config === config)
    return before
  const foldOf = report === judgement ? judgement.foldOf : null
  const judged: JudgedRun = {
    config,
    step: report.step,
    isLive: report !== judgement,
    pairs: report,
    larger: largerMeans(config),
    baselines: ofPairs,
    folds: foldOf && { of: foldOf, names: judgement?.folds ?? [] },
  }
  judgedRuns.set(report, judged)
  return judged
}

/** How outputs rank pairs. */
export interface RankedOutputs {
  readonly ranking: Ranking
  /** Empty where an output is not finite. */
  readonly curve: readonly RocPoint[]
  /** Where as many different pairs are taken for same as same pairs for different, or next to it. */
  readonly equalErrorThreshold: number
}

const rankedOutputs = new WeakMap<Float32Array, RankedOutputs>()

/** The ranking of one output a pair; the same object for the same outputs. */
export function rankedOf(
  outputs: Float32Array,
  same: Uint8Array,
  larger: Convention,
): RankedOutputs {
  const before = rankedOutputs.get(outputs)
  if (before !== undefined) return before
  const judged = { outputs, same }
  const curve = outputs.every(Number.isFinite) ? rocCurve(judged, larger) : []
  const ranking = rank(judged, larger)
  const ranked = { ranking, curve, equalErrorThreshold: equalErrorThreshold(curve) }
  rankedOutputs.set(outputs, ranked)
  return ranked
}

/** The ranking by the network of a judged run. */
export function rankedBy({ pairs, larger }: JudgedRun): RankedOutputs {
  return rankedOf(pairs.outputs, pairs.same, larger)
}

function equalErrorThreshold(curve: readonly RocPoint[]): number {
  const all = curve.at(-1)
  if (all === undefined) return NaN
  const gap = ({ same, different }: RocPoint) =>
    Math.abs(different / all.different - (1 - same / all.same))
  return curve.reduce((best, point) => (gap(point) < gap(best) ? point : best)).threshold
}
