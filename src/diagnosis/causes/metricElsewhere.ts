import type { Cause } from '../cause'
import { thresholdOf } from '../accuracyReading'
import { VERIFIED } from '../fixes'
import { share } from '../history'

/** The metric draws its line elsewhere than the loss does. */
export const metricElsewhere: Cause = {
  weigh({ config, outcome, facts: { heldOut } }) {
    if (config.metric === 'verified' || outcome !== 'misread' || heldOut === null) return 0
    return heldOut.verified > heldOut.accuracy + 0.05 ? 0.96 : 0.3
  },
  why: ({ config, facts: { heldOut } }) =>
    `The metric asks whether the output is below ${thresholdOf(config) ?? 0.5}; at the line that the loss aims at, ${share(heldOut?.verified ?? NaN)} are right.`,
  remedies: () => [VERIFIED],
}
