/** Losses over a whole batch that TensorFlow Addons and pytorch-metric-learning bring, by their sources. */
import { batchOfEmbeddings, infoNceCosts, meanOf, TRIPLETS, type Mining } from '../batchFormulas'
import { asArray, scalar } from '../ndArray'
import { NumericError } from '../numericError'
import { flag, number, operation, text, type Arg } from '../signature'
import { define, type Table } from './define'

/** tfa.losses: made with settings, called with classes and embeddings. */
export const ADDONS: Table = {}
/** pytorch_metric_learning.losses: made with settings, called with embeddings and classes. */
export const METRIC_LEARNING: Table = {}

/** @param names of the class, then of the function */
function mined(names: string, mining: Mining): void {
  const [asClass, asFunction] = names.split('|') as [string, string]
  const costs = (y: Arg, x: Arg, margin: Arg, metric: Arg, soft: Arg) => {
    const name = text(metric, 'L2')
    if (flag(soft)) throw new NumericError('the soft triplet loss is not computed here')
    if (name !== 'L2' && name !== 'squared-L2')
      throw new NumericError(`distances by ${name} are not computed here`)
    const batch = batchOfEmbeddings(asArray(y), asArray(x), { squared: name === 'squared-L2' })
    return scalar(meanOf(TRIPLETS[mining](batch, number(margin, 1))))
  }
  const soft = mining === 'hard' ? 'soft?, ' : ''
  const own = `margin?, ${soft}distance_metric?`
  const settingsOf = (given: readonly Arg[]) =>
    mining === 'hard'
      ? ([given[0], given[2], given[1]] as const)
      : ([given[0], given[1], undefined] as const)
  define(ADDONS, asClass, `${own}, name?, reduction?`, (...given) =>
    operation('y_true, y_pred', (y, x) => costs(y, x, ...settingsOf(given))),
  )
  define(ADDONS, asFunction, `y_true, y_pred, ${own}`, (y, x, ...given) =>
    costs(y, x, ...settingsOf(given)),
  )
}

mined('TripletSemiHardLoss|triplet_semihard_loss', 'semi_hard')
mined('TripletHardLoss|triplet_hard_loss', 'hard')

const MINED = 'embeddings, labels, indices_tuple?, ref_emb?, ref_labels?'
function refuseMiners(chosen: Arg): void {
  if (chosen !== undefined && chosen !== null)
    throw new NumericError('a miner chooses what counts in it, which is not computed here')
}

// Embeddings are given length 1 by default; triplets that cost nothing are left out of the mean.
define(
  METRIC_LEARNING,
  'TripletMarginLoss',
  'margin?, swap?, smooth_loss?, triplets_per_anchor?',
  (margin) =>
    operation(MINED, (x, y, chosen) => {
      refuseMiners(chosen)
      const costs = TRIPLETS.all(
        batchOfEmbeddings(asArray(y), asArray(x), { normalised: true }),
        number(margin, 0.05),
      )
      return scalar(meanOf(costs.filter((each) => each > 0)))
    }),
)
// Of unit vectors d² / 2 = 1 − cos, so its similarity over τ is −d² over 2τ, but for what cancels.
define(METRIC_LEARNING, 'NTXentLoss', 'temperature?', (temperature) =>
  operation(MINED, (x, y, chosen) => {
    refuseMiners(chosen)
    const batch = batchOfEmbeddings(asArray(y), asArray(x), { normalised: true, squared: true })
    return scalar(meanOf(infoNceCosts(batch, 2 * number(temperature, 0.07))))
  }),
)
