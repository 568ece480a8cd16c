import type { RunConfig } from '../../../domain/config'
import { integerAt, streamKey } from '../random'
import { emptyBatch, other, put, type Epoch, type Pair, type PairSource } from './batches'
import type { ImageSet } from './dataset'
import { nearestOf } from './hardNegatives'
import { signersOf, type Forged } from './signers'

type BalancedConfig = Pick<RunConfig, 'selfPairs' | 'hardNegatives' | 'batch' | 'seed'>

/** The `index`-th draw of a pair, from n values. */
type Draw = (index: number, n: number) => number

/**
 * Half same, half different, with replacement. The class of a same-pair, both classes of a
 * different-pair (in order) and the images are uniform; a hard different-pair is the nearest of
 * several. Where signatures are forged, half of the different ones are of a genuine and a forged one.
 */
export function balancedSource(config: BalancedConfig, set: ImageSet, epoch: Epoch): PairSource {
  const { classes } = set
  const { genuine: groups, forged } = signersOf(set)
  const repeatable = groups.filter((group) => group.length > 1 || config.selfPairs === 1)
  if (groups.length < 2 || repeatable.length < 1)
    throw new Error('internal: balanced pairs need two classes, one of them with two images')
  const hard = config.hardNegatives === 1

  return {
    ...epoch,
    batch(step) {
      const key = streamKey(config.seed, 'pairs', step)
      const batch = emptyBatch(config.batch)
      for (let slot = 0; slot < config.batch; slot++) {
        const draw: Draw = (index, n) => integerAt(key, 4 * slot + index, n)
        // Alternating, so that the odd pair of an odd batch goes to each kind in turn.
        const isSame = (slot + step) % 2 === 0
        const own = streamKey(config.seed, 'pairs', step, slot, 1)
        const isSkilled = !isSame && forged.length > 0 && integerAt(own, 0, 2) === 0
        const pair = isSame
          ? samePair(repeatable, config.selfPairs === 1, draw)
          : isSkilled
            ? skilledPair(forged, own)
            : hard
              ? hardPair(set, groups, streamKey(config.seed, 'pairs', step, slot))
              : differentPair(groups, draw)
        put(batch, slot, pair, classes)
      }
      return batch
    },
  }
}

function samePair(groups: readonly Int32Array[], selfPairs: boolean, draw: Draw): Pair {
  const group = groups[draw(0, groups.length)] as Int32Array
  const first = draw(1, group.length)
  const second = selfPairs ? draw(2, group.length) : other(first, draw(2, group.length - 1))
  return [group[first] as number, group[second] as number]
}

function differentPair(groups: readonly Int32Array[], draw: Draw): Pair {
  const first = draw(0, groups.length)
  const one = groups[first] as Int32Array
  const two = groups[other(first, draw(1, groups.length - 1))] as Int32Array
  return [one[draw(2, one.length)] as number, two[draw(3, two.length)] as number]
}

/** A genuine signature and a forged one of the same signer. */
function skilledPair(signers: readonly Forged[], key: number): Pair {
  const { genuine, forgeries } = signers[integerAt(key, 1, signers.length)] as Forged
  return [
    genuine[integerAt(key, 2, genuine.length)] as number,
    forgeries[integerAt(key, 3, forgeries.length)] as number,
  ]
}

/** Images of other classes that the nearest is taken of. */
const CANDIDATES = 8

/** An image, and of several of other classes the one whose pixels lie nearest; the first of equals. */
function hardPair(set: ImageSet, groups: readonly Int32Array[], key: number): Pair {
  const draw: Draw = (index, n) => integerAt(key, index, n)
  const first = draw(0, groups.length)
  const one = groups[first] as Int32Array
  const image = one[draw(1, one.length)] as number
  const candidates = Array.from({ length: CANDIDATES }, (_, i) => {
    const group = groups[other(first, draw(2 + 2 * i, groups.length - 1))] as Int32Array
    return group[draw(3 + 2 * i, group.length)] as number
  })
  return [image, nearestOf(set, image, candidates)]
}
