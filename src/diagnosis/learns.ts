import { SOURCES } from '../domain/choices/sources'
import type { ImageWords } from '../domain/setKind'
import { splitOf } from '../domain/split'
import { splitCounts } from '../domain/splitCounts'
import { encoderName, type Rule, type RunFacts } from './finding'
import { aucText, pixelText, share, untrainedText } from './history'
import { outcomeOf } from './outcome'
import { isStill, verdictOf } from './verdict'

/** The run does what it should. */
export const learnsRule: Rule = (facts) => {
  const { run, config, heldOut, finished, log } = facts
  if (heldOut === null || verdictOf(facts) !== 'learns' || outcomeOf(facts) === 'collapsed')
    return null
  const few = fewPeople(facts)
  const words = SOURCES[config.data].words(facts.set)
  return {
    code: 'learns',
    run,
    severity: 'ok',
    title:
      few === null
        ? `${encoderName(config)} ${finished ? 'has learnt' : 'learns'}`
        : tells(few, words),
    where: `step ${heldOut.step} · held-out accuracy ${share(heldOut.accuracy)}, AUC ${aucText(facts)}${pixelText(facts)}${untrainedText(facts)}`,
    why: [
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
