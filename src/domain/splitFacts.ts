import type { DataFacts, ForgedCounts, PairCounts } from './dataCounts'
import { isForgery, ownerOf } from './forgeries'
import type { PhotoSet } from './photoSet'
import { splitOf, type Split, type SplitConfig, type SplitPairs } from './split'

const known = new WeakMap<Split, DataFacts>()

/** What the pairs of a split set are drawn from. Reckoned once. */
export function splitFacts(set: PhotoSet, config: SplitConfig): DataFacts {
  const split = splitOf(set, config)
  const facts = known.get(split) ?? reckon(set, split)
  known.set(split, facts)
  return facts
}

function reckon(set: PhotoSet, split: Split): DataFacts {
  const { identities, identityOf } = set
  const counts = new Array<number>(identities.length).fill(0)
  for (const image of split.train) {
    const identity = identityOf[image] as number
    counts[identity] = (counts[identity] ?? 0) + 1
  }
  const forged = forgedOf(set, counts)
  return {
    counts: counts.filter((count, identity) => count > 0 && !isForgery(set, identity)),
    ...(forged && { forged }),
    listed: split.trainPairs && countsOf(split.trainPairs),
    heldOut: split.heldOutPairs && countsOf(split.heldOutPairs),
  }
}

function forgedOf(set: PhotoSet, counts: readonly number[]): ForgedCounts | null {
  // Those whose own one is not trained on make no pair.
  const beside = counts.flatMap((forgeries, identity) => {
    const genuine = isForgery(set, identity) ? (counts[ownerOf(set, identity)] ?? 0) : 0
    return forgeries > 0 && genuine > 0 ? [{ genuine, forgeries }] : []
  })
  const images = beside.reduce((sum, { forgeries }) => sum + forgeries, 0)
  return images === 0 ? null : { images, beside }
}

function countsOf({ same: kinds }: SplitPairs): PairCounts {
  const same = kinds.reduce((sum, each) => sum + each, 0)
  return { same, different: kinds.length - same }
}
