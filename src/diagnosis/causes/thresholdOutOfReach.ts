import type { Cause } from '../cause'
import { isOutOfReach } from '../accuracyReading'
import { thresholdOutOfReachRule } from '../thresholdOutOfReach'

/** No output can lie on the other side of the line between same and different. */
export const thresholdOutOfReach: Cause = {
  weigh: ({ config, outcome }) => (isOutOfReach(config) ? (outcome === 'nan' ? 0.2 : 0.96) : 0),
  why: () => '',
  remedies: ({ facts }) => thresholdOutOfReachRule(facts)?.fixes ?? [],
  card: ({ facts }) => thresholdOutOfReachRule(facts),
}
