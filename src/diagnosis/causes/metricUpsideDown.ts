import type { Cause } from '../cause'
import { isUpsideDown } from '../accuracyReading'
import { accuracyUpsideDownRule } from '../accuracyUpsideDown'
import { VERIFIED } from '../fixes'

export const metricUpsideDown: Cause = {
  weigh: ({ config, outcome }) => (isUpsideDown(config) ? (outcome === 'misread' ? 1 : 0.3) : 0),
  why: () => '',
  remedies: () => [VERIFIED],
  card: ({ facts }) => accuracyUpsideDownRule(facts),
}
