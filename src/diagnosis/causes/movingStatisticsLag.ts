import { HEADS } from '../../domain/choices/heads'
import type { Cause } from '../cause'
import type { RunFacts } from '../finding'
import { share } from '../history'
import { moreSteps } from './moreSteps'
import { edited } from './layers'

/** Held-out pairs are normalised by moving statistics that have not caught up with the batch's. */
export const movingStatisticsLag: Cause = {
  weigh: ({ outcome, facts: { heldOut } }) =>
    outcome === 'lags' ? 0.98 : ownOf(heldOut) !== null && outcome === 'misread' ? 0.3 : 0,
  why({ facts: { heldOut } }) {
    const own = ownOf(heldOut)
    return own === null || heldOut === null
      ? ''
      : `Batch normalisation uses the batch’s own statistics in training and slowly moving averages on held-out pairs. By the averages ${share(heldOut.verified)} of these pairs are right (AUC ${share(heldOut.auc)}); normalised by their own statistics, with the very same weights, ${share(own.verified)} are (AUC ${share(own.auc)}). At momentum 0.99 the averages lag for hundreds of steps.`
  },
  remedies: (o) => [
    ...moreSteps(o, [3]),
    ...(o.layers.some(({ kind }) => kind === 'batch_normalization')
      ? [
          {
            label: 'Leave batch normalisation out',
            patch: edited(o.layers, (layer) =>
              layer.kind === 'batch_normalization' ? null : layer,
            ),
          },
        ]
      : []),
    ...(HEADS[o.config.head].layers.some(({ kind }) => kind === 'batch_normalization')
      ? [
          {
            label: 'A head without batch normalisation',
            patch: { head: 'dense_sigmoid', headStart: 'one' } as const,
          },
        ]
      : []),
    ...moreSteps(o, [6]),
  ],
}

const ownOf = (heldOut: RunFacts['heldOut']) => heldOut?.ownStatistics ?? null
