/**
 * Two changes at once, for a run with more than one thing the matter: of changes that do not learn
 * alone, two of different causes and settings.
 */
import { sameValue, type ConfigPatch } from '../domain/config'
import type { CauseId } from './causeIds'
import type { Observations } from './observations'
import type { Trial } from './proof'
import { canStart, type Candidate } from './suspects'

/** Two changes that are tried as one. */
export interface CandidatePair extends Candidate {
  /** The less likely of its two causes; `cause` is the other. */
  readonly also: CauseId
  /** Its two changes, as each was tried alone. */
  readonly parts: readonly [ConfigPatch, ConfigPatch]
}

/** How much less likely two things at once are than each of them would make them. */
const BOTH = 0.6
/** How much likelier a change is part of it that made the run come out better, though not well. */
const HELPED = 1.5
/** An AUC that much higher is better. */
const BETTER = 0.05
/** Changes that are put together to be tried: the most promising, and so many of each cause at most. */
const MOST = 8
const OF_EACH = 2
/** How likely two changes must be to help, to be tried. */
const WORTH_TRYING = 0.01

/** Every two that were tried alone. @param singles of which those that were tried are put together */
export function pairsOf(
  o: Observations,
  singles: readonly Candidate[],
  trials: readonly Trial[],
): readonly CandidatePair[] {
  return allOf(o, triedOf(o, singles, trials))
}

/** Those of them that are worth trying, the most promising first. */
export function promisingPairs(
  o: Observations,
  singles: readonly Candidate[],
  trials: readonly Trial[],
): readonly CandidatePair[] {
  const tried = triedOf(o, singles, trials)
  const best = [...tried]
    .sort((a, b) => b.weight - a.weight)
    .filter(
      ({ cause }, i, all) =>
        all.slice(0, i).filter((each) => each.cause === cause).length < OF_EACH,
    )
    .slice(0, MOST)
  // In the order they were in, so that a pair is the same change whatever came of its parts.
  return allOf(
    o,
    tried.filter((each) => best.includes(each)),
  )
    .filter(({ weight }) => weight >= WORTH_TRYING)
    .sort((a, b) => b.weight - a.weight)
}

const triedOf = (o: Observations, singles: readonly Candidate[], trials: readonly Trial[]) =>
  singles.flatMap((single) => {
    const trial = trials.find(({ patch }) => sameValue(patch, single.patch))
    return trial ? [{ ...single, weight: single.weight * (helped(o, trial) ? HELPED : 1) }] : []
  })

const allOf = (o: Observations, tried: readonly Candidate[]) =>
  tried
    .flatMap((a, i) => tried.slice(i + 1).flatMap((b) => together(a, b)))
    .filter(({ patch }) => canStart(o, patch))

function together(a: Candidate, b: Candidate): readonly CandidatePair[] {
  const isApart = Object.keys(a.patch).every((id) => !(id in b.patch))
  if (a.cause === b.cause || !isApart) return []
  return [
    {
      label: `${a.label} + ${b.label}`,
      patch: { ...a.patch, ...b.patch },
      cause: a.cause,
      also: b.cause,
      parts: [a.patch, b.patch],
      weight: BOTH * Math.min(1, a.weight) * Math.min(1, b.weight),
    },
  ]
}

/** Whether a trial came out better than the run: finite where that was not, or with a better ranking. */
function helped({ outcome, facts: { heldOut } }: Observations, { runs }: Trial): boolean {
  const [run] = runs
  if (run === undefined) return false
  if (outcome === 'nan' && run.verdict !== 'nan') return true
  return run.auc !== null && heldOut !== null && run.auc >= heldOut.auc + BETTER
}
