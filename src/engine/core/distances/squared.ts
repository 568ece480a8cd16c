/** Squared Euclidean distance: Σⱼ(aⱼ − bⱼ)². Without a root its slope, 2(a − b), is 0 at 0. */
import { mul, square } from '@tensorflow/tfjs-core'
import { matrixSums, pairSums, type Summand } from './differences'
import type { Distance } from './distance'

const SQUARE: Summand = {
  value: (differences) => square(differences),
  slope: (differences) => mul(differences, 2),
}

export const squared: Distance = {
  pairs: (embeddings) => pairSums(embeddings, SQUARE),
  matrix: (embeddings) => matrixSums(embeddings, SQUARE),
}
