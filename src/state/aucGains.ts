/**
 * By how much a run ranks pairs better than what there is to beat, on the pairs that it is judged by. How
 * sure that is goes by people, since pairs of the same ones are not independent; by pairs where there are
 * hardly any classes, as of digits.
 */
import type { Convention } from '../domain/settings'
import { aucGain, type AucGain } from '../domain/verification/aucGain'
import { aucDifference, aucInterval } from '../domain/verification/jackknife'
import { judgedOf, leftOutOf, type JudgedRun } from './judgedRun'
import type { AucGains, RunView } from './runView'

const UNKNOWN: AucGains = { untrained: null, pixels: null }
const known = new WeakMap<JudgedRun, AucGains>()

/** Those kept in the view where the pairs are not; else reckoned once a report. */
export function gainsOf(view: RunView): AucGains {
  if (view.gains !== null) return view.gains
  const judged = judgedOf(view)
  if (judged === null) return UNKNOWN
  const gains = known.get(judged) ?? reckon(judged)
  known.set(judged, gains)
  return gains
}

function reckon(judged: JudgedRun): AucGains {
  const { larger, baselines } = judged
  if (baselines === null) return UNKNOWN
  return {
    untrained: gainBeyond(judged, baselines.untrained, larger),
    pixels: gainBeyond(judged, baselines.pixels, 'different'),
    guessing: beyondGuessing(judged),
  }
}

const GUESSING = 0.5

function beyondGuessing(judged: JudgedRun): AucGain | null {
  const leftOut = leftOutOf(judged.pairs.outputs, judged, judged.larger)
  if (leftOut?.units.over !== 'people') return null
  const { low, high } = aucInterval(leftOut)
  const beyond = (auc: number) => auc - GUESSING
  return {
    auc: GUESSING,
    ...{ gain: beyond(leftOut.whole.auc), low: beyond(low), high: beyond(high) },
    over: 'people',
  }
}

function gainBeyond(judged: JudgedRun, outputs: Float32Array, meaning: Convention): AucGain | null {
  const { pairs, larger, units } = judged
  if (units?.over !== 'people')
    return aucGain({ outputs, larger: meaning }, { outputs: pairs.outputs, larger }, pairs.same)
  const before = leftOutOf(outputs, judged, meaning)
  const after = leftOutOf(pairs.outputs, judged, larger)
  if (before === null || after === null) return null
  const gain = aucDifference(before, after)
  return { auc: before.whole.auc, ...gain, over: 'people' }
}
