/**
 * What an accuracy can say of a run, by its configuration alone: whether the metric reads the
 * output in the direction that the loss gives it, and whether its threshold is a value that the
 * output can be on both sides of.
 */
import type { RunConfig } from '../domain/config'
import { decisionThreshold, isInverted, largerMeans } from '../domain/objective'
import { round } from '../domain/floor'
import { outputRange } from '../domain/outputs'

/**
 * Whether the metric as written calls a right ranking wrong: `binary_accuracy` takes a large output
 * for a label of 1, the first question's `y_pred < 0.5` a small one.
 */
export function isUpsideDown(config: RunConfig): boolean {
  if (isInverted(config)) return false
  const largeIsOne = largerMeans(config) === config.labels
  switch (config.metric) {
    case 'verified':
      return false
    case 'keras_lt_half':
      return largeIsOne
    case 'binary_accuracy':
      return !largeIsOne
    default:
      return config.metric satisfies never
  }
}

/** The output at which the metric tells same from different; null where it suits itself to them. */
export const thresholdOf = (config: RunConfig): number | null =>
  config.metric === 'verified' ? decisionThreshold(config) : 0.5

/** Whether every pair lies on one side of the metric's threshold, whatever is learnt. */
export const isOutOfReach = (config: RunConfig): boolean => sideOf(config) !== null

/** On which side of the metric's threshold all outputs lie; null where they can be on both. */
export function sideOf(config: RunConfig): 'above' | 'below' | null {
  const threshold = thresholdOf(config)
  const [least, most] = outputRange(config)
  if (threshold === null) return null
  return threshold <= least ? 'above' : threshold >= most ? 'below' : null
}

/** What becomes of an accuracy whose threshold no output crosses, in a sentence; else nothing. */
export function thresholdText(config: RunConfig): string {
  const side = sideOf(config)
  if (side === null) return ''
  const beyond = side === 'above' ? 'below' : 'above'
  return ` The accuracy tells same from different at ${round(thresholdOf(config) ?? NaN)}, and no output is ${beyond} that: it takes all pairs for the same kind and shows ½, however well the network ranks.`
}
