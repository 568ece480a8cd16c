/** Euclidean distance: d = √Σⱼ(aⱼ − bⱼ)². Hadsell, Chopra, LeCun 2006, equation 1. */
import { add, eye, mul, sub, type Tensor2D } from '@tensorflow/tfjs-core'
import type { Distance, RootSettings } from './distance'
import { root } from './roots'
import { SUMS } from './sums'

export const euclidean: Distance<RootSettings> = {
  pairs: (embeddings, settings) => root(SUMS.squared.pairs(embeddings, settings), settings),
  /**
   * An image's distance from itself is 0, and so is its slope: it stands as √1 under the root, and
   * as 0 outside. Else a root without ε would make NaN of the diagonal alone, which no loss uses.
   */
  matrix(embeddings, settings) {
    const self = eye(embeddings.shape[0])
    const roots = root(add(SUMS.squared.matrix(embeddings, settings), self) as Tensor2D, settings)
    return mul(roots, sub(1, self))
  },
}
