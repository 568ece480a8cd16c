/**
 * The finding of a run that fails: how it came out, the likeliest cause in words made of what was
 * observed, and its fixes, those first that were tried and learnt.
 */
import { sameValue } from '../domain/config'
import { counted } from '../domain/splitCounts'
import type { CauseId } from './causeIds'
import { CAUSES } from './causes'
import type { Finding, Fix, RunFacts, Told } from './finding'
import { howItFails, isFailing, type Failing } from './howItFails'
import { observe, type Observations } from './observations'
import { outcomeOf } from './outcome'
import { learnt, learntIn, type Proof } from './proof'
import { pairsOf, type CandidatePair } from './pairsOf'
import { candidatesOf, suspectsOf, type Candidate } from './suspects'

/** Fixes that are offered at most, before any has learnt. */
const OFFERED = 3
/** How likely a fix must be to help, to be offered untried. */
const WORTH_OFFERING = 0.1
/** How likely a cause must be to be named before anything was tried. */
const LIKELY = 0.2

/** Null of a run that does not fail. */
export function failingRun(facts: RunFacts): Finding | null {
  const outcome = outcomeOf(facts)
  if (!isFailing(outcome)) return null
  const o = observe(facts, outcome)
  const told = howItFails({ ...o, outcome })
  const singles = candidatesOf(o)
  const pairs = pairsOf(o, singles, facts.proof?.trials ?? [])
  const fixes: Tried[] = [...singles, ...pairs].map((candidate) => ({
    ...candidate,
    trial: trialOf(candidate, facts.proof),
  }))
  const worked = fixes.filter(({ trial }) => trial !== null && learnt(trial)).sort(byLearnt)
  // Two changes at once are told of only once they were tried.
  const open = fixes.filter(({ trial, also }) => trial === null && also === undefined)
  const likely = open.filter(({ weight }) => weight >= WORTH_OFFERING)
  const offered = worked.length > 0 ? worked : firstOfEach(likely).slice(0, OFFERED)
  const cause = causeOf(o, worked, open)
  return {
    ...told,
    ...wordsFor(o, told, cause, facts.proof, worked[0]),
    cause,
    proof: proofState(facts.proof),
    isTrying: facts.proof !== null && facts.proof.state !== 'ended',
    leads: true,
    fixes: offered.map(asFix),
    tried: (facts.proof?.trials ?? []).flatMap((trial) => {
      const fix = fixes.find(({ patch }) => sameValue(patch, trial.patch))
      return fix ? [asFix(fix)] : []
    }),
  }
}

type Tried = ((Candidate & { readonly also?: undefined }) | CandidatePair) & Pick<Fix, 'trial'>

const asFix = ({ label, patch, trial }: Tried): Fix => ({ label, patch, trial })
const trialOf = ({ patch }: Candidate, proof: Proof | null) =>
  proof?.trials.find((trial) => trial.runs.length > 0 && sameValue(trial.patch, patch)) ?? null
const rateOf = ({ trial }: Tried) => (trial === null ? 0 : learntIn(trial) / trial.runs.length)
const byLearnt = (a: Tried, b: Tried) =>
  rateOf(b) - rateOf(a) ||
  (b.trial?.runs.length ?? 0) - (a.trial?.runs.length ?? 0) ||
  b.weight - a.weight

/** The best of each cause before the second-best of any. */
function firstOfEach(open: readonly Tried[]): readonly Tried[] {
  const isFirst = (fix: Tried) => open.find(({ cause }) => cause === fix.cause) === fix
  return [...open.filter(isFirst), ...open.filter((fix) => !isFirst(fix))]
}

/** By what was proven; else the likeliest that is not refuted. */
function causeOf(
  o: Observations,
  worked: readonly Tried[],
  open: readonly Tried[],
): CauseId | null {
  const [proven] = worked
  if (proven) return proven.cause
  const [first] = suspectsOf(o)
  // A cause without a remedy here can still be the right name.
  if (first && first.weight >= LIKELY && CAUSES[first.cause].remedies(o).length === 0)
    return first.cause
  const [next] = open
  return next && next.weight >= LIKELY ? next.cause : null
}

/**
 * The run itself is the one without the patch: same seed, same pairs, and it fails. So a fix that learns
 * there is proven for this run; two more seeds may still refute that it is the fix that does it.
 */
function proofState(proof: Proof | null): Finding['proof'] {
  if (proof === null) return 'none'
  if (proof.trials.some(learnt)) return 'proven'
  if (proof.state !== 'ended') return 'running'
  return proof.trials.length > 0 ? 'refuted' : 'none'
}

type Words = Pick<Told, 'code' | 'title' | 'where' | 'why' | 'severity' | 'step'> &
  Pick<Finding, 'follows'>

function wordsFor(
  o: Observations,
  told: Told,
  cause: CauseId | null,
  proof: Proof | null,
  pair: Tried | undefined,
): Words {
  if (cause === null) return { ...told, why: `${told.why} ${unknown(proof)}`.trim(), follows: [] }
  if (pair?.also !== undefined) {
    const { also } = pair
    const together = togetherText(pair, proof)
    return {
      ...told,
      why: [told.why, reason(o, cause), reason(o, also), together].join(' ').trim(),
      follows: [],
    }
  }
  const card = TELLS_ITSELF.has(o.outcome as Failing) ? null : CAUSES[cause].card?.(o)
  // What speaks of the settings alone was known before training; now there are scores beside it.
  if (card?.step === 0)
    return { ...card, where: told.where, step: told.step, follows: [told.title] }
  if (card) return { ...card, follows: [`${told.title}: ${told.where}`] }
  return { ...told, why: `${told.why} ${reason(o, cause)}`.trim(), follows: [] }
}

/** What a run came to is then told first, whatever the cause. */
const TELLS_ITSELF: ReadonlySet<Failing> = new Set(['nan', 'dead', 'collapsed'])

/** What speaks for a cause; of one whose card tells it, the card's words. */
const reason = (o: Observations, cause: CauseId): string =>
  CAUSES[cause].why(o) || (CAUSES[cause].card?.(o)?.why ?? '')

/** What was measured of a fix of two changes: each was tried alone before. */
function togetherText({ parts }: CandidatePair, proof: Proof | null): string {
  const alone = (proof?.trials ?? []).filter(({ patch }) =>
    parts.some((part) => sameValue(part, patch)),
  )
  return alone.every((trial) => learntIn(trial) === 0)
    ? 'Each of the two changes was tried alone and does not learn; both together do.'
    : `Alone they learn ${alone.map((trial) => `${learntIn(trial)} of ${trial.runs.length}`).join(' and ')}.`
}

function unknown(proof: Proof | null): string {
  if (proof === null || proof.trials.length === 0) return 'What it comes from is not known.'
  const atTimes = proof.trials.some((trial) => learntIn(trial) > 0) ? ' from most seeds' : ''
  return `What it comes from is not known: of ${counted(proof.trials.length, 'change')} tried, none learns${atTimes}.`
}
