/** Distances that are a sum over an embedding's components: Σⱼ f(aⱼ − bⱼ), told by f and its slope. */
import { abs, mul, sign, square } from '@tensorflow/tfjs-core'
import { matrixSums, pairSums, type Summand } from './differences'
import type { Distance } from './distance'

const sumOf = (summand: Summand): Distance => ({
  pairs: (embeddings) => pairSums(embeddings, summand),
  matrix: (embeddings) => matrixSums(embeddings, summand),
})

export const SUMS = {
  /** Squared Euclidean: Σⱼ(aⱼ − bⱼ)². Without a root its slope, 2(a − b), is 0 at 0. */
  squared: sumOf({ value: (x) => square(x), slope: (x) => mul(x, 2) }),
  /** Manhattan (L1): Σⱼ|aⱼ − bⱼ|; the slope of |x| at 0 is taken to be 0. */
  manhattan: sumOf({ value: (x) => abs(x), slope: (x) => sign(x) }),
}
