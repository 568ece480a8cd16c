import { isOfLabels } from '../domain/objective'
import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import type { Rule } from './finding'
import { round } from '../domain/floor'
import { isSigmaOfDistance, reach } from '../domain/outputs'
import { isOutOfReach, sideOf, thresholdText } from './accuracyReading'
import { reachFixes } from './reachFixes'
import { sigmoidFloorOf } from './sigmoidFloor'

/** All outputs lie on one side of the accuracy's threshold, for another reason than σ's floor. */
export const thresholdOutOfReachRule: Rule = ({ run, config, set, nonFinite }) => {
  const told =
    sigmoidFloorOf(config, factsOf(config, set)) !== null ||
    (isOfLabels(config) && isSigmaOfDistance(config))
  if (!isOutOfReach(config) || told || nonFinite !== null) return null
  return {
    code: 'threshold_out_of_reach',
    cause: 'threshold_out_of_reach',
    run,
    severity: 'warning',
    title: 'No output crosses the threshold',
    where: 'before training',
    why: `${rangeText(config)}${thresholdText(config)}`,
    fixes: reachFixes(config),
    step: 0,
  }
}

/** The outputs' range, with what keeps them on this side of the threshold. */
function rangeText(config: RunConfig): string {
  const { least, most, leastWhy, mostWhy } = reach(config)
  const [from, to] = [round(least), round(most)]
  const why = sideOf(config) === 'above' ? leastWhy : mostWhy
  const range =
    least === most ? from : most === Infinity ? `${from} or more` : `from ${from} to ${to}`
  return `All outputs are ${range}${why === null ? '' : `: ${why}`}.`
}
