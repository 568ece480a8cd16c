import { HEADS } from '../../domain/choices/heads'
import { MOMENTUM, type BatchNormalizationSpec, type LayerSpec } from '../../domain/layers'
import type { Cause } from '../cause'
import type { RunFacts } from '../finding'
import { share } from '../history'
import { moreSteps } from './moreSteps'
import { edited } from './layers'

/** Held-out pairs are normalised by moving statistics that have not caught up with the batch's. */
export const movingStatisticsLag: Cause = {
  weigh: ({ outcome, facts: { heldOut } }) =>
    outcome === 'lags' ? 0.98 : ownOf(heldOut) !== null && outcome === 'misread' ? 0.3 : 0,
  why({ facts: { heldOut }, layers }) {
    const own = ownOf(heldOut)
    return own === null || heldOut === null
      ? ''
      : `Batch normalisation uses the batch’s own statistics in training and slowly moving averages on held-out pairs. By the averages ${share(heldOut.verified)} of these pairs are right (AUC ${share(heldOut.auc)}); normalised by their own statistics, with the very same weights, ${share(own.verified)} are (AUC ${share(own.auc)}).${lagText(momentumOf(layers))}`
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
    ...(o.layers.some(isSlow)
      ? [
          {
            label: `Set momentum ${QUICK}`,
            patch: edited(o.layers, (layer) =>
              isSlow(layer) ? { ...layer, momentum: QUICK } : layer,
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

/** The slowest average of the run's; a head's has Keras's momentum. */
const momentumOf = (layers: readonly LayerSpec[]): number => {
  const own = layers.flatMap((layer) =>
    layer.kind === 'batch_normalization' ? [layer.momentum ?? MOMENTUM] : [],
  )
  return own.length === 0 ? MOMENTUM : Math.max(...own)
}

const isSlow = (layer: LayerSpec): layer is BatchNormalizationSpec =>
  layer.kind === 'batch_normalization' && (layer.momentum ?? MOMENTUM) > QUICK

const lagText = (momentum: number) =>
  momentum === MOMENTUM
    ? ' At momentum 0.99 the averages lag for hundreds of steps.'
    : momentum >= 1
      ? ' At momentum 1 the averages never move.'
      : ` At momentum ${momentum} the averages still hold a twentieth of what they began with after ${Math.ceil(Math.log(0.05) / Math.log(momentum))} updates, two a step.`

/** What moves in tens of steps. */
const QUICK = 0.9

const ownOf = (heldOut: RunFacts['heldOut']) => heldOut?.ownStatistics ?? null
