import type { LossId } from '../../../domain/choices/losses'
import type { RunConfig } from '../../../domain/config'
import { bce } from './bce'
import { broadcast } from './broadcast'
import { contrastive } from './contrastive'
import { cosineEmbedding } from './cosineEmbedding'
import { doubleMargin } from './doubleMargin'
import { infoNce } from './infoNce'
import type { Loss } from './loss'
import { triplet } from './triplet'

export const LOSS_FUNCTIONS = {
  contrastive,
  double_margin: doubleMargin,
  bce,
  triplet,
  cosine_embedding: cosineEmbedding,
  info_nce: infoNce,
  broadcast,
} satisfies Record<LossId, Loss<RunConfig>>
