import { sameValue, type RunId } from '../../domain/config'
import type { Convention } from '../../domain/settings'
import type { Judge } from '../../domain/judging'
import type { LeftOut } from '../../domain/verification/jackknife'
import type { Figures } from '../../domain/verification/weightedFigures'
import { accuracyOn, bestOn, type BestAccuracy } from '../bestAccuracy'
import { leftOutOf, rankedBy, rankedOf, type RankedOutputs } from '../judgedRun'
import { judgedRates, type JudgedRates } from '../judgedRates'
import { measuredPairs } from '../measuredPairs'
import type { Judging } from './judging'

/** A judge of the held-out pairs: a run's network, or what there is to beat. */
export interface ScoreRow {
  readonly kind: 'network' | 'untrained' | 'pixels'
  /** The runs it is of; a baseline that is the same for both stands once. */
  readonly runs: readonly RunId[]
  readonly judging: Judging
  readonly outputs: Float32Array
  readonly larger: Convention
  readonly ranked: RankedOutputs
  /** Its figures with people left out; null where that is not known. */
  readonly leftOut: LeftOut<Figures> | null
  /** What the network comes to at the judge's threshold; null for what there is to beat. */
  readonly rates: JudgedRates | null
  /** The run's own, which says nothing of pixels. */
  readonly judge: Judge | null
  /** At the judge's threshold, on the pairs that may say so; null without one. */
  readonly accuracy: number | null
  /** On the very pairs of that accuracy. */
  readonly best: BestAccuracy
}

/** A row's name in words. */
export function rowText({ kind, runs }: ScoreRow, alone: boolean): string {
  const of = alone ? '' : ` of ${runs.join(' and ')}`
  return { network: `run ${runs.join()}`, untrained: `untrained${of}`, pixels: `raw pixels${of}` }[
    kind
  ]
}

/** Rows of the runs on show, then of their untrained networks, then of raw pixels. */
export function scoreRowsOf(judgings: readonly Judging[]): readonly ScoreRow[] {
  return [
    ...judgings.map(networkRow),
    ...merged(judgings.flatMap(untrainedRow)),
    ...merged(judgings.flatMap(pixelsRow)),
  ]
}

function networkRow(judging: Judging): ScoreRow {
  const { judged, judge, run } = judging
  const rates = judgedRates(judged, judge)
  const measured = measuredPairs(judged, judge)
  return {
    kind: 'network',
    runs: [run],
    judging,
    outputs: judged.pairs.outputs,
    larger: judged.larger,
    ranked: rankedBy(judged),
    leftOut: leftOutOf(judged.pairs.outputs, judged, judged.larger),
    rates,
    judge,
    accuracy: rates.accuracy,
    best: bestOn(measured.pairs.outputs, measured, judged, judged.larger),
  }
}

function untrainedRow(judging: Judging): ScoreRow[] {
  const { judged, judge, run } = judging
  const measured = measuredPairs(judged, judge)
  if (judged.baselines === null || measured.baselines === null) return []
  const { same } = judged.pairs
  const own = measured.baselines.untrained
  const outputs = judged.baselines.untrained
  return [
    {
      kind: 'untrained',
      runs: [run],
      judging,
      outputs,
      larger: judged.larger,
      ranked: rankedOf(outputs, same, judged.larger),
      leftOut: leftOutOf(outputs, judged, judged.larger),
      rates: null,
      judge,
      accuracy: accuracyOn(own, measured, judged, judge),
      best: bestOn(own, measured, judged, judged.larger),
    },
  ]
}

function pixelsRow(judging: Judging): ScoreRow[] {
  const { judged, judge, run } = judging
  const measured = measuredPairs(judged, judge)
  if (judged.baselines === null || measured.baselines === null) return []
  const outputs = judged.baselines.pixels
  return [
    {
      kind: 'pixels',
      runs: [run],
      judging,
      outputs,
      larger: 'different',
      ranked: rankedOf(outputs, judged.pairs.same, 'different'),
      leftOut: leftOutOf(outputs, judged, 'different'),
      rates: null,
      judge: null,
      accuracy: null,
      best: bestOn(measured.baselines.pixels, measured, judged, 'different'),
    },
  ]
}

/** A's and B's as one where nothing tells them apart. */
function merged(rows: readonly ScoreRow[]): readonly ScoreRow[] {
  const [a, b] = rows
  if (a === undefined || b === undefined) return rows
  const equal = sameValue(a.ranked.ranking, b.ranked.ranking) && Object.is(a.accuracy, b.accuracy)
  return equal ? [{ ...a, runs: [...a.runs, ...b.runs] }] : rows
}
