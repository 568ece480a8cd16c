/**
 * Which images and pairs of a set are trained on and which are held out. Nothing leaks: an image,
 * or a near duplicate of it, is never on both sides, and under `identity` no person is.
 * The same for every seed, so that runs can be compared.
 */
import type { RunConfig } from './config'
import type { PhotoSet } from './photoSet'

export type SplitConfig = Pick<RunConfig, 'split' | 'heldOutPercent' | 'fold' | 'pairs'>

/** Pairs of a list on one side of a split, as images of the whole set. */
export interface SplitPairs {
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where the pair is same. */
  readonly same: Uint8Array
  /** The fold of each, as in `PairList.foldOf`. */
  readonly foldOf: Uint8Array
}

export interface Split {
  /** Images to train on, ascending. */
  readonly train: Int32Array
  /** Images held out, ascending. */
  readonly heldOut: Int32Array
  /** Listed pairs to train on; null where training pairs are drawn from the images. */
  readonly trainPairs: SplitPairs | null
  /** Listed pairs held out; null where they are drawn. */
  readonly heldOutPairs: SplitPairs | null
  /** Listed pairs on neither side, since their images are on different ones or would leak. */
  readonly leftOutPairs: number
  /** Images on neither side, likewise. */
  readonly leftOutImages: number
  /** People with images on both sides; 0 under `identity`. */
  readonly sharedIdentities: number
}

/** Splits a set as a RunConfig asks. Never throws: a side may come out empty. */
export function splitOf(_set: PhotoSet, _config: SplitConfig): Split {
  throw new Error('internal: not there yet')
}
