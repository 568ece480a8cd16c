import type { DataFacts, PairCounts } from './dataCounts'
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

function reckon({ identities, identityOf }: PhotoSet, split: Split): DataFacts {
  const counts = new Array<number>(identities.length).fill(0)
  for (const image of split.train) {
    const identity = identityOf[image] as number
    counts[identity] = (counts[identity] ?? 0) + 1
  }
  return {
    counts: counts.filter((count) => count > 0),
    listed: split.trainPairs && countsOf(split.trainPairs),
    heldOut: split.heldOutPairs && countsOf(split.heldOutPairs),
  }
}

function countsOf({ same: kinds }: SplitPairs): PairCounts {
  const same = kinds.reduce((sum, each) => sum + each, 0)
  return { same, different: kinds.length - same }
}
