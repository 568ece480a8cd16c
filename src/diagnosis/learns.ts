import { encoderName, type Rule } from './finding'

/** The run does what it should. */
export const learnsRule: Rule = ({ run, config, heldOut, nonFinite, finished, log }) => {
  if (nonFinite !== null || heldOut === null || heldOut.accuracy < 0.95) return null
  return {
    code: 'learns',
    run,
    severity: 'ok',
    title: `${encoderName(config)} ${finished ? 'has learnt' : 'learns'}`,
    where: `step ${heldOut.step} · held-out accuracy ${heldOut.accuracy.toFixed(3)}`,
    why: '',
    fixes: [],
    step: Math.min(heldOut.step, log.length),
  }
}
