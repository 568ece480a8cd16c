/** Manhattan (L1) distance: Σⱼ|aⱼ − bⱼ|; the slope of |x| at 0 is taken to be 0. */
import { abs, sign } from '@tensorflow/tfjs-core'
import { matrixSums, pairSums, type Summand } from './differences'
import type { Distance } from './distance'

const ABSOLUTE: Summand = { value: (differences) => abs(differences), slope: sign }

export const manhattan: Distance = {
  pairs: (embeddings) => pairSums(embeddings, ABSOLUTE),
  matrix: (embeddings) => matrixSums(embeddings, ABSOLUTE),
}
