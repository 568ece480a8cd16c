/**
 * How a run came out, in one word, by what was measured on held-out pairs. The ranking (AUC) and
 * the accuracy are judged apart: a right ranking can be hidden by a threshold, and a run that has
 * only begun ranks well too (pixels alone give an untrained encoder an AUC near 0.9).
 */
import { SOURCES } from '../domain/choices/sources'
import type { RunConfig } from '../domain/config'
import type { EvaluationRecord } from '../domain/stepLog'
import type { Verdict } from '../domain/verdict'
import type { RunFacts } from './finding'
import { isOutOfReach, isUpsideDown } from './accuracyReading'
import { restsAtEqual } from './observations/losses'

export type { Verdict }

export type VerdictFacts = Pick<
  RunFacts,
  'config' | 'set' | 'log' | 'heldOut' | 'pixelAuc' | 'untrained' | 'nonFinite' | 'finished'
>

/** AUC that is clear of ½, which is guessing. */
export const BEYOND_CHANCE = 0.6
/** AUC up to which they count as ranked upside down; ½ is guessing. */
const RANKS_UPSIDE_DOWN = 0.3
/** How far an accuracy may stay behind that at the threshold that suits best, and no further. */
const FALLS_SHORT = 0.1
/** A loss that is next to nothing. */
const NOTHING = 1e-3
/** Steps with gradients of exactly 0 after which nothing is expected to move again. */
export const STILL = 30
/** AUC from which on there is nothing left to be better at than the untrained network. */
const PERFECT = 0.99
/** By how much a ranking must be better than the untrained network's where that is not certain. */
const BETTER = 0.02
/** What is worth the name where it is certain: thousands of pairs make a thousandth certain, too. */
const WORTH = 0.01

/**
 * Learning and failing for good are said as soon as they are seen; being stuck, upside down or
 * misread only of a finished run, since all three may still change. Where the accuracy as written
 * cannot show a right ranking, whatever is learnt, misread is said at once.
 */
export function verdictOf(facts: VerdictFacts): Verdict {
  const { config, heldOut, nonFinite, finished } = facts
  if (nonFinite !== null) return 'nan'
  // Before the ranking: moving statistics may keep that right for a while after the end.
  if (isStill(facts) && !costsNothing(facts)) return 'dead'
  if (heldOut !== null && heldOut.auc >= ranksFrom(facts) && hasGained(facts)) {
    if (showsIt(config, heldOut)) return 'learns'
    return finished || isUpsideDown(config) || isOutOfReach(config) ? 'misread' : 'undecided'
  }
  if (isStill(facts)) return 'dead'
  if (!finished || heldOut === null) return 'undecided'
  return heldOut.auc <= RANKS_UPSIDE_DOWN ? 'inverted' : 'stuck'
}

/**
 * The AUC from which on a run counts as ranking held-out pairs rightly: clear of ½ and no worse than
 * raw pixels, where the images have no bar of their own.
 */
export function ranksFrom({ config, pixelAuc }: Pick<VerdictFacts, 'config' | 'pixelAuc'>): number {
  return SOURCES[config.data].bar?.auc ?? Math.max(BEYOND_CHANCE, pixelAuc ?? 0)
}

/**
 * Whether training has made the ranking better than the untrained network's, and has not brought all
 * embeddings to one place.
 */
function hasGained(facts: VerdictFacts): boolean {
  const { untrained, heldOut } = facts
  if ((heldOut?.auc ?? 0) >= PERFECT) return true
  if (restsAtEqual(facts)) return false
  if (untrained === null || untrained.gain >= BETTER) return true
  return untrained.low > 0 && untrained.gain >= WORTH
}

function showsIt({ data }: RunConfig, { accuracy, bestAccuracy }: EvaluationRecord): boolean {
  // A float's difference of just a tenth may come out as a little more.
  const isNear = bestAccuracy - accuracy <= FALLS_SHORT + 1e-9
  return isNear && accuracy > (SOURCES[data].bar?.accuracy ?? 0)
}

/** Whether the last steps' loss was next to nothing, so that a gradient of 0 is no harm. */
function costsNothing({ log }: Pick<VerdictFacts, 'log'>): boolean {
  return log
    .column('loss')
    .subarray(-STILL)
    .every((loss) => loss < NOTHING)
}

/** Whether every gradient of the last steps was exactly 0. */
export function isStill({ log }: Pick<VerdictFacts, 'log'>): boolean {
  const norms = log.column('gradNorm').subarray(-STILL)
  return norms.length === STILL && norms.every((norm) => norm === 0)
}

/** Verdicts in a word or two, for a table. */
export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  learns: 'learns',
  misread: 'ranks, misread',
  inverted: 'inverted',
  stuck: 'stuck',
  dead: 'dead',
  nan: 'NaN',
  undecided: 'undecided',
}
