/** What came of a tried fix, in words. */
import type { Fix } from './finding'
import { learntIn, type Trial } from './proof'
import { VERDICT_TEXT } from './verdict'

/** “learns 3 of 3”; of one that never does, how its runs came out: “stuck”, “NaN 2 of 3, stuck 1 of 3”. */
export function cameOf(trial: Trial): string {
  const { runs } = trial
  if (learntIn(trial) > 0) return `learns ${learntIn(trial)} of ${runs.length}`
  if (runs.every(({ steps }) => steps === 0)) return 'could not start'
  const verdicts = new Set(runs.map(({ verdict }) => verdict))
  const [first] = runs
  if (first !== undefined && runs.length === 1) return VERDICT_TEXT[first.verdict]
  return Array.from(verdicts, (each) => {
    const count = runs.filter(({ verdict }) => verdict === each).length
    return `${VERDICT_TEXT[each]} ${count} of ${runs.length}`
  }).join(', ')
}

/** A fix in the line of what was tried. */
export const triedText = ({ label, trial }: Fix): string =>
  trial === null ? label : `${label}, ${cameOf(trial)}`
