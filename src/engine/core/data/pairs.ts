/** The pairs a run trains on and is judged by. */
import type { RunConfig } from '../../../domain/config'
import type { ForgedCounts } from '../../../domain/dataCounts'
import { orderedPairs, pairsOf, stepsOf } from '../../../domain/epochs'
import { streamKey } from '../random'
import { balancedSource } from './balancedPairs'
import {
  emptyBatch,
  pairAt,
  put,
  putListed,
  type Epoch,
  type Pair,
  type PairBatch,
  type PairSource,
} from './batches'
import type { ImageSet, ListedPairs } from './dataset'
import { permuted } from './permutation'
import { signersOf, type Forged, type Signers } from './signers'

export { furtherDifferent, heldOutPairs } from './heldOutPairs'
export type { PairBatch, PairSource }

export type PairConfig = Pick<RunConfig, 'pairs' | 'selfPairs' | 'hardNegatives' | 'batch' | 'seed'>

/** @param listed pairs of a list, for a run that trains on those */
export function createPairSource(
  config: PairConfig,
  train: ImageSet,
  listed: ListedPairs | null,
): PairSource {
  const signers = signersOf(train)
  const pairsPerEpoch = pairsOf(config, {
    genuine: sizeOf(signers.genuine),
    forged: forgedCounts(signers),
    listed: listed?.same.length ?? 0,
  })
  const epoch = { pairsPerEpoch, stepsPerEpoch: stepsOf(pairsPerEpoch, config.batch) }
  switch (config.pairs) {
    case 'balanced':
      return balancedSource(config, train, epoch)
    case 'every':
      return everySource(config, train, signers, epoch)
    case 'listed':
      if (listed === null) throw new Error('internal: there is no list of pairs to train on')
      return listedSource(config, train, listed, epoch)
    default:
      return config.pairs satisfies never
  }
}

const sizeOf = (groups: readonly Int32Array[]) =>
  groups.reduce((sum, group) => sum + group.length, 0)

function forgedCounts({ forged }: Signers): ForgedCounts | undefined {
  if (forged.length === 0) return undefined
  const beside = forged.map(({ genuine, forgeries }) => ({
    genuine: genuine.length,
    forgeries: forgeries.length,
  }))
  return { images: sizeOf(forged.map(({ forgeries }) => forgeries)), beside }
}

/**
 * Each ordered pair exactly once an epoch, but for the last pairs that do not fill a batch. A forged image
 * pairs with those that it imitates alone: after all pairs of genuine ones come these, signer by signer.
 */
function everySource(
  config: PairConfig,
  { classes }: ImageSet,
  { genuine, forged }: Signers,
  epoch: Epoch,
): PairSource {
  const selfPairs = config.selfPairs === 1
  const images = forged.length === 0 ? null : merged(genuine)
  const n = images?.length ?? classes.length
  const own = orderedPairs(n, selfPairs)
  const pairOf = (place: number): Pair => {
    if (place >= own) return skilledAt(forged, place - own)
    const [a, b] = pairAt(place, n, selfPairs)
    return images === null ? [a, b] : [images[a] as number, images[b] as number]
  }
  return shuffledSource(config, epoch, (batch, slot, place) =>
    put(batch, slot, pairOf(place), classes),
  )
}

const merged = (groups: readonly Int32Array[]) =>
  Int32Array.from(groups.flatMap((group) => [...group])).sort()

/** The pair at a place among those of a genuine and a forged image, in either order. */
function skilledAt(forged: readonly Forged[], place: number): Pair {
  let rest = place
  for (const { genuine, forgeries } of forged) {
    const pairs = genuine.length * forgeries.length
    if (rest >= 2 * pairs) {
      rest -= 2 * pairs
      continue
    }
    const at = rest % pairs
    const one = genuine[at % genuine.length] as number
    const two = forgeries[Math.floor(at / genuine.length)] as number
    return rest < pairs ? [one, two] : [two, one]
  }
  throw new Error('internal: there are fewer pairs with forgeries than were counted')
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
