/** By how much a run ranks pairs better than what there is to beat, on the pairs that it is judged by. */
import { aucGain } from '../domain/verification/aucGain'
import { judgedOf, type JudgedRun } from './judgedRun'
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

function reckon({ pairs, larger, baselines }: JudgedRun): AucGains {
  if (baselines === null) return UNKNOWN
  const run = { outputs: pairs.outputs, larger }
  return {
    untrained: aucGain({ outputs: baselines.untrained, larger }, run, pairs.same),
    pixels: aucGain({ outputs: baselines.pixels, larger: 'different' }, run, pairs.same),
  }
}
