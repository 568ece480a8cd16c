import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import type { DataFacts } from '../domain/dataCounts'
import { round } from '../domain/floor'
import { isInverted, isOfLabels, largerMeans } from '../domain/objective'
import { isSigmaOfDistance } from '../domain/outputs'
import type { Rule } from './finding'
import { LEARNABLE_SCALE, RAW_DISTANCE } from './fixes'
import { lossFloors } from './floors'
import { accuracyText, aucText } from './history'
import { thresholdText } from './accuracyReading'
import { ranksFrom } from './verdict'

/**
 * σ of a distance is never below ½. Three things follow that seem to contradict each other: a right
 * ranking, an accuracy of ½, and a loss that stays up; so they are told as one.
 */
export const sigmoidFloorRule: Rule = (facts) => {
  const { run, config, set, heldOut, nonFinite } = facts
  const floor = sigmoidFloorOf(config, factsOf(config, set))
  if (floor === null || nonFinite !== null) return null
  const costs = `same pairs always cost something, so the loss cannot go below ${round(floor)}`
  const finding = {
    code: 'sigmoid_floor',
    cause: 'sigma_of_distance',
    run,
    severity: 'warning',
    fixes: isOfLabels(config) ? [LEARNABLE_SCALE] : [RAW_DISTANCE, LEARNABLE_SCALE],
  } as const
  if (heldOut === null || heldOut.auc < ranksFrom(facts))
    return {
      ...finding,
      title: 'σ(distance) cannot come below ½',
      where: 'before training',
      why: `A distance is never negative, so σ of it is at least ½: ${costs}.${thresholdText(config)}`,
      step: 0,
    }
  return {
    ...finding,
    title: 'Ranks rightly, though neither loss nor accuracy shows it',
    where: `step ${heldOut.step} · AUC ${aucText(facts)}, ${accuracyText(facts)}, loss ${round(heldOut.loss)}`,
    why: `All three follow from σ(distance) ≥ ½. σ keeps the order of the distances, so the ranking is right.${thresholdText(config)} And ${costs}.`,
    step: heldOut.step,
  }
}

/** The floor, where σ(distance) is the head of a loss that wants same pairs at 0; else null. */
export function sigmoidFloorOf(config: RunConfig, facts: DataFacts): number | null {
  if (!isSigmaOfDistance(config)) return null
  const wantsZero = largerMeans(config) === 'different' && !isInverted(config)
  const [floor] = lossFloors(config, facts)
  return wantsZero && floor?.label.startsWith('σ') ? floor.value : null
}
