import { isOfLabels } from '../domain/objective'
import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import type { Remedy } from './cause'
import type { Rule } from './finding'
import { RAW_DISTANCE, VERIFIED } from './fixes'
import { round } from '../domain/floor'
import { isSigmaOfDistance, outputRange } from '../domain/outputs'
import { isOutOfReach, thresholdText } from './accuracyReading'
import { sigmoidFloorOf } from './sigmoidFloor'

/** All outputs lie on one side of the accuracy's threshold, for another reason than σ's floor. */
export const thresholdOutOfReachRule: Rule = ({ run, config, set, nonFinite }) => {
  const told =
    sigmoidFloorOf(config, factsOf(config, set)) !== null ||
    (isOfLabels(config) && isSigmaOfDistance(config))
  if (!isOutOfReach(config) || told || nonFinite !== null) return null
  const [least, most] = outputRange(config)
  const range =
    most === Infinity ? `${round(least)} or more` : `from ${round(least)} to ${round(most)}`
  return {
    code: 'threshold_out_of_reach',
    run,
    severity: 'warning',
    title: 'No output crosses the threshold',
    where: 'before training',
    why: `All outputs are ${range}.${thresholdText(config)}`,
    fixes: [fixFor(config)],
    step: 0,
  }
}

function fixFor(config: RunConfig): Remedy {
  if (!isOutOfReach({ ...config, metric: 'verified' })) return VERIFIED
  return isSigmaOfDistance(config) ? RAW_DISTANCE : { label: 'Set margin 1', patch: { margin: 1 } }
}
