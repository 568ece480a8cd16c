/** Every loss, by its id in the link, in the order they are offered. */
import { bce } from './losses/bce'
import { broadcast } from './losses/broadcast'
import { contrastive } from './losses/contrastive'
import { cosineEmbedding } from './losses/cosineEmbedding'
import { doubleMargin } from './losses/doubleMargin'
import { infoNce } from './losses/infoNce'
import { triplet } from './losses/triplet'

export const LOSSES = {
  contrastive,
  double_margin: doubleMargin,
  bce,
  triplet,
  cosine_embedding: cosineEmbedding,
  info_nce: infoNce,
  broadcast,
} as const
export type LossId = keyof typeof LOSSES
/** Losses that are their two terms: the engine needs no formula of theirs. */
export type TwoTermLossId = {
  [Id in LossId]: (typeof LOSSES)[Id] extends { terms: unknown } ? Id : never
}[LossId]
