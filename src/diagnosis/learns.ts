import { encoderName, type Rule } from './finding'
import { pixelText, share } from './history'
import { outcomeOf } from './outcome'
import { isStill, verdictOf } from './verdict'

/** The run does what it should. */
export const learnsRule: Rule = (facts) => {
  const { run, config, heldOut, finished, log } = facts
  if (heldOut === null || verdictOf(facts) !== 'learns' || outcomeOf(facts) === 'collapsed')
    return null
  return {
    code: 'learns',
    run,
    severity: 'ok',
    title: `${encoderName(config)} ${finished ? 'has learnt' : 'learns'}`,
    where: `step ${heldOut.step} · held-out accuracy ${share(heldOut.accuracy)}, AUC ${share(heldOut.auc)}${pixelText(facts)}`,
    why: isStill(facts) ? 'Nothing costs anything any more: every gradient is exactly 0.' : '',
    fixes: [],
    step: Math.min(heldOut.step, log.length),
  }
}
