import { SOURCES } from '../domain/choices/sources'
import type { ImageWords } from '../domain/setKind'
import type { AucGain } from '../domain/verification/aucGain'
import { splitOf } from '../domain/split'
import { splitCounts } from '../domain/splitCounts'
import { encoderName, type Rule, type RunFacts } from './finding'
import { accuracyText, aucText, overText, pixelText, signed, untrainedText } from './history'
import { outcomeOf } from './outcome'
import { isStill, verdictOf } from './verdict'

/** The run does what it should. */
export const learnsRule: Rule = (facts) => {
  const { run, config, heldOut, finished, log } = facts
  if (heldOut === null || verdictOf(facts) !== 'learns' || outcomeOf(facts) === 'collapsed')
    return null
  const few = fewPeople(facts)
  const words = SOURCES[config.data].words(facts.set)
  const unshown = unshownOf(facts)
  return {
    code: 'learns',
    run,
    severity: unshown === null ? 'ok' : 'warning',
    title:
      unshown !== null
        ? `Not shown to rank better than ${unshown.name}`
        : few === null
          ? `${encoderName(config)} ${finished ? 'has learnt' : 'learns'}`
          : tells(few, words),
    where: `step ${heldOut.step} · held-out ${accuracyText(facts)}, AUC ${aucText(facts)}${pixelText(facts)}${untrainedText(facts)}`,
    why: [
      unshown !== null &&
        `By the AUC it is ${signed(unshown.gain)} beyond ${unshown.name}, 95 % ${signed(unshown.low)} to ${signed(unshown.high)}${overText(facts, unshown)}: that may be chance. Hold out ${words.picture}s of more ${words.many}, or bring more.`,
      isStill(facts) && 'Nothing costs anything any more: every gradient is exactly 0.',
      few !== null &&
        `Of ${words.many} it is not judged by, ${few === 1 ? 'one' : few} say little: bring ${words.picture}s of more.`,
    ]
      .filter(Boolean)
      .join(' '),
    fixes: [],
    step: Math.min(heldOut.step, log.length),
  }
}

interface Unshown extends AucGain {
  readonly name: string
}

/**
 * What a judgement does not show it to be better than, the least of it first: of photos, whose people vary
 * more than their pairs do. Null while it is judged live only, by pairs too few to say.
 */
function unshownOf({ config, heldOut, guessing, pixels, untrained }: RunFacts): Unshown | null {
  if (heldOut?.isJudged !== true || SOURCES[config.data].bar !== null) return null
  const all = [
    { name: 'guessing', gain: guessing },
    { name: 'raw pixels', gain: pixels },
    { name: 'the untrained network', gain: untrained },
  ]
  const found = all.find(({ gain }) => gain && gain.low <= 0 && gain.high > gain.low)
  return found?.gain ? { ...found.gain, name: found.name } : null
}

/** People up to whom a good ranking says nothing of others. */
const FEW = 3

/** How many people it is judged by, where those are few; else null. */
function fewPeople({ config, set }: RunFacts): number | null {
  if (set === null) return null
  const { people } = splitCounts(set, splitOf(set, config)).heldOut
  return people <= FEW ? people : null
}

const tells = (people: number, { one, many, picture }: ImageWords) =>
  people === 1 ? `Tells ${picture}s of one ${one} apart` : `Tells these ${people} ${many} apart`
