import { SOURCES } from '../domain/choices/sources'
import type { ImageWords } from '../domain/setKind'
import { moreJudges } from '../domain/moreJudges'
import type { AucGain } from '../domain/verification/aucGain'
import { tells as intervalTells } from '../domain/verification/jackknife'
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
  const more = unshown && moreJudges(facts.set, config)
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
        `By the AUC it is ${signed(unshown.gain)} beyond ${unshown.name}${sureText(facts, unshown)} Hold out ${words.picture}s of more ${words.many}, or bring more.`,
      isStill(facts) && 'Nothing costs anything any more: every gradient is exactly 0.',
      few !== null &&
        `Of ${words.many} it is not judged by, ${few === 1 ? 'one' : few} say little: bring ${words.picture}s of more.`,
    ]
      .filter(Boolean)
      .join(' '),
    fixes: unshown === null || more === null ? [] : [{ label: more.label, patch: more.patch }],
    step: Math.min(heldOut.step, log.length),
  }
}

/** How sure a gain is: its interval, or that so few people tell nothing of others. */
function sureText(facts: RunFacts, gain: AucGain): string {
  if (intervalTells(gain))
    return `, 95 % ${signed(gain.low)} to ${signed(gain.high)}${overText(facts, gain)}: that may be chance.`
  const { many } = SOURCES[facts.config.data].words(facts.set)
  const people = facts.heldOut?.people
  const whom = people === undefined ? `so few ${many}` : `${people} ${many}`
  return `, and ${whom} are too few to say whether that is more than chance.`
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
