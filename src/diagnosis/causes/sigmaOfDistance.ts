import { isOfLabels } from '../../domain/objective'
import { isSigmaOfDistance } from '../../domain/outputs'
import type { Cause } from '../cause'
import { crossEntropyOfDistanceRule } from '../crossEntropyOfDistance'
import { LEARNABLE_SCALE, RAW_DISTANCE } from '../fixes'
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
          ...(config.labels === 'same'
            ? [
                {
                  label: 'Set the labels to 1 = different',
                  patch: { labels: 'different' },
                } as const,
              ]
            : []),
        ]
      : [RAW_DISTANCE, LEARNABLE_SCALE],
  card: ({ facts }) => crossEntropyOfDistanceRule(facts) ?? sigmoidFloorRule(facts),
}
