/**
 * What is judged of a run: the judgement where it is as new as the latest evaluation, else that.
 * What is computed of a report is computed once, and kept as long as the report is.
 */
import { SOURCES } from '../domain/choices/sources'
import type { RunConfig } from '../domain/config'
import { ownerOf } from '../domain/forgeries'
import type { PhotoSet } from '../domain/photoSet'
import type { ImageWords } from '../domain/setKind'
import type { Convention } from '../domain/settings'
import { largerMeans } from '../domain/objective'
import type { Baselines, ScoredPairs } from '../domain/reports'
import { figuresLeftOut, type LeftOut } from '../domain/verification/jackknife'
import { pairUnits, type PairUnits } from '../domain/verification/pairUnits'
import { rank, type Ranking } from '../domain/verification/ranking'
import { rocCurve, type RocPoint } from '../domain/verification/roc'
import type { Figures } from '../domain/verification/weightedFigures'
import { partsOf, type JudgedParts } from './judgedParts'
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
  /** How what the pairs are of is called. */
  readonly words: ImageWords
  /** Whom the pairs are of; null while the held-out images are not here. */
  readonly units: PairUnits | null
  /** The pairs a threshold is chosen on and those it is judged on; null where it is not so parted. */
  readonly parts: JudgedParts | null
}

/** By report; of a run that is gone on with, whose images they are is told later than the report. */
const judgedRuns = new WeakMap<
  ScoredPairs,
  { readonly judged: JudgedRun; readonly classes: RunView['classes'] }
>()

/** What is judged of a run; null before its first evaluation. The same object for the same report. */
export function judgedOf(view: RunView): JudgedRun | null {
  const { config, set, evaluation, judgement, baselines, classes } = view
  const report = judgement && judgement.step >= (evaluation?.step ?? 0) ? judgement : evaluation
  if (report === null || config === null) return null
  const ofPairs = report === judgement ? judgement.baselines : baselines
  const before = judgedRuns.get(report)
  const isSame = before?.judged.baselines === ofPairs && before.judged.config === config
  if (before !== undefined && isSame && before.classes === classes) return before.judged
  const isLive = report !== judgement
  const foldOf = isLive ? null : judgement.foldOf
  const people = classes && peopleOf(classes, set)
  // Those of an evaluation are too few to be parted.
  const isParted = !isLive && people !== null && set !== null
  const judged: JudgedRun = {
    config,
    step: report.step,
    isLive,
    pairs: report,
    larger: largerMeans(config),
    baselines: ofPairs,
    folds: foldOf && { of: foldOf, names: judgement?.folds ?? [] },
    words: SOURCES[config.data].words(set),
    units: people === null || report.a.length === 0 ? null : pairUnits(report, people),
    parts: isParted ? partsOf(judgement, people, set, config) : null,
  }
  judgedRuns.set(report, { judged, classes })
  return judged
}

/** Per held-out image, whose it is: forgeries are of those they imitate. */
const peopleOf = (classes: ArrayLike<number>, set: PhotoSet | null): Int32Array =>
  Int32Array.from(classes, (each) => (set === null ? each : ownerOf(set, each)))

/** False accept rates at which intervals of the true accept rate are known: for the table, and for a band. */
export const FARS: readonly number[] = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7,
  0.8, 0.9,
]

const leftOuts = new WeakMap<Float32Array, LeftOut<Figures> | null>()

/**
 * Figures of one output a pair with people left out; null where that is not known. Reckoned once.
 * @param share what same pairs count for in the best accuracy; as many as they are, unless told
 */
export function leftOutOf(
  outputs: Float32Array,
  { pairs: { same }, units }: Pick<JudgedRun, 'pairs' | 'units'>,
  larger: Convention,
  share?: number,
): LeftOut<Figures> | null {
  if (units === null) return null
  const before = leftOuts.get(outputs)
  if (before !== undefined) return before
  const figures = figuresLeftOut({ outputs, same }, larger, units, FARS, share)
  leftOuts.set(outputs, figures)
  return figures
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
