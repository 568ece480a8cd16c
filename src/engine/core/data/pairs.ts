/** The pairs a run trains on and is judged by. */
import type { RunConfig } from '../../../domain/config'
import { pairsOf, stepsOf } from '../../../domain/epochs'
import { streamKey } from '../random'
import { balancedSource } from './balancedPairs'
import {
  emptyBatch,
  pairAt,
  put,
  putListed,
  type Epoch,
  type PairBatch,
  type PairSource,
} from './batches'
import type { ImageSet, ListedPairs } from './dataset'
import { permuted } from './permutation'

export { furtherDifferent, heldOutPairs } from './heldOutPairs'
export type { PairBatch, PairSource }

export type PairConfig = Pick<RunConfig, 'pairs' | 'selfPairs' | 'hardNegatives' | 'batch' | 'seed'>

/** @param listed pairs of a list, for a run that trains on those */
export function createPairSource(
  config: PairConfig,
  train: ImageSet,
  listed: ListedPairs | null,
): PairSource {
  const pairsPerEpoch = pairsOf(config, train.classes.length, listed?.same.length ?? 0)
  const epoch = { pairsPerEpoch, stepsPerEpoch: stepsOf(pairsPerEpoch, config.batch) }
  switch (config.pairs) {
    case 'balanced':
      return balancedSource(config, train, epoch)
    case 'every':
      return everySource(config, train, epoch)
    case 'listed':
      if (listed === null) throw new Error('internal: there is no list of pairs to train on')
      return listedSource(config, train, listed, epoch)
    default:
      return config.pairs satisfies never
  }
}

/** Each ordered pair exactly once an epoch, but for the last pairs that do not fill a batch. */
function everySource(config: PairConfig, { classes }: ImageSet, epoch: Epoch): PairSource {
  const n = classes.length
  const selfPairs = config.selfPairs === 1
  return shuffledSource(config, epoch, (batch, slot, place) =>
    put(batch, slot, pairAt(place, n, selfPairs), classes),
  )
}

/** Each pair of a list exactly once an epoch, likewise. */
function listedSource(
  config: PairConfig,
  { classes }: ImageSet,
  { a, b, same }: ListedPairs,
  epoch: Epoch,
): PairSource {
  return shuffledSource(config, epoch, (batch, slot, place) => {
    const pair = [a[place] as number, b[place] as number] as const
    putListed(batch, slot, pair, same[place] as number, classes)
  })
}

/** Places in another order each epoch; a batch is no larger than they are many. */
function shuffledSource(
  config: PairConfig,
  { pairsPerEpoch, stepsPerEpoch }: Epoch,
  putPlace: (batch: PairBatch, slot: number, place: number) => void,
): PairSource {
  const size = Math.min(config.batch, pairsPerEpoch)
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
