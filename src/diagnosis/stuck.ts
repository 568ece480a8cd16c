import { SOURCES } from '../domain/choices/sources'
import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import type { Rule, RunFacts } from './finding'
import { broadcastLossRule } from './broadcastLoss'
import { collapsedRule } from './collapsed'
import { crossEntropyOfDistanceRule } from './crossEntropyOfDistance'
import { round } from '../domain/floor'
import { isInverted } from '../domain/objective'
import { guessingLoss } from './floors'
import { heldOutLagsRule } from './heldOutLags'
import { pixelText, recentLoss, share } from './history'
import { BEYOND_CHANCE, verdictOf } from './verdict'

/** How near to what guessing scores a loss counts as being there. */
const NEAR = 0.1

/** Ends without telling held-out pairs apart, for no reason told elsewhere. */
export const stuckRule: Rule = (facts) => {
  const { run, config, heldOut } = facts
  if (heldOut === null || verdictOf(facts) !== 'stuck') return null
  const isExplained =
    isInverted(config) ||
    [broadcastLossRule, collapsedRule, crossEntropyOfDistanceRule, heldOutLagsRule].some(
      (rule) => rule(facts) !== null,
    )
  if (isExplained) return null
  return {
    code: 'stuck',
    run,
    severity: 'warning',
    ...(isBehindPixels(facts, heldOut)
      ? { title: 'Ranks no better than raw pixels do', why: behind(config) }
      : { title: 'Ended without telling pairs apart', why: restsAt(facts) }),
    where: `step ${heldOut.step} · AUC ${share(heldOut.auc)}${pixelText(facts)}, accuracy ${share(heldOut.accuracy)}`,
    fixes: [],
    step: heldOut.step,
  }
}

/** Whether it does tell pairs apart, only not as well as their pixels do. */
const isBehindPixels = ({ config }: RunFacts, { auc }: { readonly auc: number }) =>
  SOURCES[config.data].bar === null && auc >= BEYOND_CHANCE
const behind = ({ data }: RunConfig) =>
  `The distance between the pixels themselves tells the same pairs apart as well as this network does, so what it has learnt is of no use yet. More steps may do, more ${SOURCES[data].words.many} to learn from, or negatives that are hard.`

function restsAt(facts: RunFacts): string {
  const [loss, guessing] = [
    recentLoss(facts),
    guessingLoss(facts.config, factsOf(facts.config, facts.set)),
  ]
  if (loss === null) return 'These were too few steps to learn in.'
  return Math.abs(loss - guessing) <= NEAR * guessing
    ? `The training loss is near ${round(guessing)}, which a network scores that gives every pair the same output: in ${facts.log.length} steps nothing has been learnt that tells pairs apart.`
    : `The training loss is ${round(loss)}, away from the ${round(guessing)} that guessing scores, so it has not come to rest there: more steps may do.`
}
