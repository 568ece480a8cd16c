/** The pairs a run trains on and is judged by. */
import type { RunConfig } from '../../../domain/config'
import { streamKey } from '../random'
import { balancedSource } from './balancedPairs'
import {
  emptyBatch,
  pairAt,
  pairCount,
  put,
  putListed,
  type PairBatch,
  type PairSource,
} from './batches'
import type { ImageSet, ListedPairs } from './dataset'
import { permuted } from './permutation'

export { heldOutPairs } from './heldOutPairs'
export type { PairBatch, PairSource }

export type PairConfig = Pick<RunConfig, 'pairs' | 'selfPairs' | 'hardNegatives' | 'batch' | 'seed'>

/** @param listed pairs of a list, for a run that trains on those */
export function createPairSource(
  config: PairConfig,
  train: ImageSet,
  listed: ListedPairs | null,
): PairSource {
  switch (config.pairs) {
    case 'balanced':
      return balancedSource(config, train)
    case 'every':
      return everySource(config, train)
    case 'listed':
      if (listed === null) throw new Error('internal: there is no list of pairs to train on')
      return listedSource(config, train, listed)
    default:
      return config.pairs satisfies never
  }
}

/** Each ordered pair exactly once an epoch, but for the last pairs that do not fill a batch. */
function everySource(config: PairConfig, { classes }: ImageSet): PairSource {
  const n = classes.length
  const selfPairs = config.selfPairs === 1
  return shuffledSource(config, pairCount(n, selfPairs), (batch, slot, place) =>
    put(batch, slot, pairAt(place, n, selfPairs), classes),
  )
}

/** Each pair of a list exactly once an epoch, likewise. */
function listedSource(config: PairConfig, { classes }: ImageSet, listed: ListedPairs): PairSource {
  const { a, b, same } = listed
  return shuffledSource(config, same.length, (batch, slot, place) => {
    const pair = [a[place] as number, b[place] as number] as const
    putListed(batch, slot, pair, same[place] as number, classes)
  })
}

/** Places in another order each epoch; a batch is no larger than they are many. */
function shuffledSource(
  config: PairConfig,
  pairsPerEpoch: number,
  putPlace: (batch: PairBatch, slot: number, place: number) => void,
): PairSource {
  const size = Math.min(config.batch, pairsPerEpoch)
  const stepsPerEpoch = Math.max(1, Math.floor(pairsPerEpoch / config.batch))
  return {
    pairsPerEpoch,
    stepsPerEpoch,
    batch(step) {
      const epoch = Math.floor((step - 1) / stepsPerEpoch)
      const start = ((step - 1) % stepsPerEpoch) * size
      const key = streamKey(config.seed, 'permutation', epoch)
      const batch = emptyBatch(size)
      for (let slot = 0; slot < size; slot++)
        putPlace(batch, slot, permuted(start + slot, pairsPerEpoch, key))
      return batch
    },
  }
}
