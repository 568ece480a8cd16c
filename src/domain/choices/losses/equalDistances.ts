/** What losses within a batch cost where all embeddings coincide. */
import type { DataFacts } from '../../dataCounts'
import { capital, floor, round, type Floor } from '../../floor'
import { outputReach, type OutputSettings } from '../../outputs'
import { classShares, shareOfSame, type PairConfig } from '../../shares'

interface TripletCosts {
  readonly margin: number
  readonly tripletForm: 'hinge' | 'soft'
}

/** What a triplet costs by its excess; by the margin alone where all distances are equal. */
export const tripletCost = ({ margin, tripletForm }: TripletCosts, excess = margin): number =>
  tripletForm === 'hinge'
    ? Math.max(0, excess)
    : Math.max(0, excess) + Math.log1p(Math.exp(-Math.abs(excess)))

/** d(a, p) = d(a, n) leaves the margin in every triplet: Hermans, Beyer, Leibe 2017. */
export const tripletFloor = (config: TripletCosts): Floor =>
  floor(
    tripletCost(config),
    'equal distances',
    `Where all embeddings coincide, every triplet costs exactly ${config.tripletForm === 'hinge' ? 'the margin' : 'ln(1 + e to the margin)'}. A loss that stays here has collapsed.`,
  )

/** No triplet costs less than m − (most − least), where distances have no more room than that; else null. */
export function tripletRangeFloor(config: OutputSettings & TripletCosts): Floor | null {
  const { least, most } = outputReach(config)
  const value = tripletCost(config, config.margin - (most.at - least.at))
  if (most.at === Infinity || value <= 0 || value >= tripletCost(config)) return null
  const raised = least.at === 0 ? '' : `, and ${least.why}`
  return floor(
    value,
    `${most.name} floor`,
    `${capital(most.why ?? '')}${raised}. So no negative can be further from its anchor than the positive by the margin ${round(config.margin)}, and every triplet costs at least the rest.`,
  )
}

/**
 * An anchor that tells nothing apart finds its own among n images of other classes by chance and
 * pays ln(1 + n). How many those are differs from batch to batch, so this is the mean over batches:
 * of M = 2N images k are of the first class, and each anchor pays once for each other of its class.
 */
export function infoNceAtEqual(config: PairConfig, facts: DataFacts): number {
  const { counts, forged } = facts
  if (counts.length !== 2 || forged !== undefined || config.pairs === 'listed')
    return amongMany(config, facts)
  const images = 2 * config.batch
  const terms = (k: number) => k * (k - 1)
  return firstClassCounts(config, facts).reduce((mean, probability, k) => {
    const others = images - k
    const count = terms(k) + terms(others)
    const cost = terms(k) * Math.log(1 + others) + terms(others) * Math.log(1 + k)
    return k === 0 || others === 0 || count === 0 ? mean : mean + (probability * cost) / count
  }, 0)
}

/**
 * Of many classes: an anchor and its other are two of their class, and the 2N − 2 images beside them
 * are of it by its share. The logarithm is taken of the mean; it hardly bends there.
 */
function amongMany({ batch }: PairConfig, { counts, forged }: DataFacts): number {
  const all = counts.reduce((sum, count) => sum + count, forged?.images ?? 0)
  const terms = counts.reduce((sum, count) => sum + count * (count - 1), 0)
  const rest = 2 * batch - 2
  return counts.reduce((mean, count) => {
    const weight = terms === 0 ? 1 / counts.length : (count * (count - 1)) / terms
    return mean + weight * Math.log(1 + rest * (1 - count / all))
  }, 0)
}

export const infoNceFloor = (config: PairConfig, facts: DataFacts): Floor =>
  floor(
    infoNceAtEqual(config, facts),
    'equal distances',
    'Where all embeddings coincide, an image finds its own class by chance: ln(1 + n) among n images of other classes, on average over batches. A loss that stays here tells no images apart.',
  )

/** Of two classes, the probability of each number of first-class images in a batch, pair after pair. */
function firstClassCounts(config: PairConfig, facts: DataFacts): readonly number[] {
  const p = shareOfSame(config, facts)
  const w = classShares(config, facts)?.[0]?.ofSame ?? 0
  return Array.from({ length: config.batch }).reduce<readonly number[]>(
    (counts, _, slot) => {
      const same = config.pairs === 'every' ? p : slot % 2
      const [none, one, two] = [same * (1 - w), 1 - same, same * w]
      return Array.from(
        { length: counts.length + 2 },
        (_, k) => none * (counts[k] ?? 0) + one * (counts[k - 1] ?? 0) + two * (counts[k - 2] ?? 0),
      )
    },
    [1],
  )
}
