import { isOfLabels } from '../../domain/objective'
import { isSigmaOfDistance } from '../../domain/outputs'
import type { RunConfig } from '../../domain/config'
import type { Cause, Remedy } from '../cause'
import { crossEntropyOfDistanceRule } from '../crossEntropyOfDistance'
import { LEARNABLE_SCALE, RAW_DISTANCE, WEIGHED_DIFFERENCES } from '../fixes'
import { sigmoidFloorRule } from '../sigmoidFloor'

/** σ of a distance is never below ½. */
export const sigmaOfDistance: Cause = {
  weigh: ({ config, outcome }) =>
    isSigmaOfDistance(config) ? (outcome === 'nan' ? 0.2 : 0.97) : 0,
  why: () => 'σ of a distance is never below ½.',
  remedies: ({ config }) =>
    isOfLabels(config)
      ? [
          LEARNABLE_SCALE,
          WEIGHED_DIFFERENCES,
          contrastive(config),
          ...(config.labels === 'same' ? [OTHER_LABELS] : []),
        ]
      : [RAW_DISTANCE, LEARNABLE_SCALE],
  card: ({ facts }) => crossEntropyOfDistanceRule(facts) ?? sigmoidFloorRule(facts),
}

const OTHER_LABELS: Remedy = {
  label: 'Set the labels to 1 = different',
  patch: { labels: 'different' },
}

const contrastive = ({ labels, convention }: RunConfig): Remedy => ({
  label: 'Use contrastive loss on the raw distance',
  patch: {
    ...{ loss: 'contrastive', head: 'raw' },
    ...(convention === labels ? {} : { convention: labels }),
  },
})
