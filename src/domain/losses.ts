/** Every loss with the distance, the head and the margin that it takes. */
import type { ConfigPatch, Variant } from './config'

/** What a loss is tried with, where its own patch says nothing else. */
export const COMMON_TO_LOSSES: ConfigPatch = {
  distance: 'euclidean',
  head: 'raw',
  margin: 1,
  marginSame: 0.25,
}

export const LOSSES: readonly Variant[] = [
  { text: 'Contrastive', about: 'On the distance.', patch: { loss: 'contrastive' } },
  {
    text: 'Double margin',
    about: 'Same pairs may stay a little apart.',
    patch: { loss: 'double_margin' },
  },
  {
    text: 'Cross-entropy',
    about: 'On |a − b| → Dense(1) + σ.',
    patch: { loss: 'bce', head: 'absdiff_sigmoid' },
  },
  {
    text: 'Triplet, all',
    about: 'Every triplet of the batch.',
    patch: { loss: 'triplet', mining: 'all' },
  },
  {
    text: 'Triplet, semi-hard',
    about: 'Negatives just beyond the positive.',
    patch: { loss: 'triplet', mining: 'semi_hard' },
  },
  {
    text: 'Triplet, hard',
    about: 'Furthest positive, nearest negative.',
    patch: { loss: 'triplet', mining: 'hard' },
  },
  {
    text: 'Cosine embedding',
    about: 'On the angle, margin 0.',
    patch: { loss: 'cosine_embedding', distance: 'cosine', margin: 0 },
  },
  {
    text: 'InfoNCE',
    about: 'On the angles to the whole batch.',
    patch: { loss: 'info_nce', distance: 'cosine' },
  },
  {
    text: 'map_fn, as posted',
    about: 'Every distance meets every label.',
    patch: { loss: 'broadcast' },
  },
]
