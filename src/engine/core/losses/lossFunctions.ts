import { LOSSES, type LossId, type TwoTermLossId } from '../../../domain/choices/losses'
import type { RunConfig } from '../../../domain/config'
import { bce } from './bce'
import { infoNce } from './infoNce'
import type { Loss } from './loss'
import { triplet } from './triplet'
import { twoTerms } from './twoTerms'

/** Losses with a formula of their own. */
const FORMULAS = { bce, triplet, info_nce: infoNce } satisfies Record<
  Exclude<LossId, TwoTermLossId>,
  Loss<RunConfig>
>

const isTwoTerms = (id: LossId): id is TwoTermLossId => 'terms' in LOSSES[id]

/** A loss, by its terms where those are all it is, else by its formula. */
export const lossFunction = (id: LossId): Loss<RunConfig> =>
  isTwoTerms(id) ? twoTerms(LOSSES[id]) : FORMULAS[id]
