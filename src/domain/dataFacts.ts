/** What a run's pairs are drawn from, in numbers: for epochs, bounds on the loss, and what is shown. */
import type { RunConfig } from './config'
import type { PhotoSet } from './photoSet'
import { splitOf, type Split, type SplitConfig, type SplitPairs } from './split'

export interface DataFacts {
  /** Training images of each class that has any. */
  readonly counts: readonly number[]
  /** Pairs of a list to train on; null where pairs are drawn from the images. */
  readonly listed: PairCounts | null
  /** Pairs of a list to judge by; null where they are drawn, half same and half different. */
  readonly heldOut: PairCounts | null
}

interface PairCounts {
  readonly same: number
  readonly different: number
}

/** Zeros and ones among the training images of MNIST. */
export const MNIST_FACTS: DataFacts = { counts: [5923, 6742], listed: null, heldOut: null }
const NO_FACTS: DataFacts = { counts: [], listed: null, heldOut: null }

const known = new WeakMap<Split, DataFacts>()

/** @param set the set that the RunConfig names; null for MNIST, or where it is not here */
export function factsOf(
  config: SplitConfig & Pick<RunConfig, 'data'>,
  set: PhotoSet | null,
): DataFacts {
  if (config.data === 'mnist01') return MNIST_FACTS
  if (set === null) return NO_FACTS
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
