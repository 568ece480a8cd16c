/** The tasks by number; `../tasks.ts` has the same numbers. */
import {
  normalize,
  normalizeGradient,
  partialGradientSums,
  partialMoments,
} from './batchNormalization'
import { convolve } from './convolve'
import { filterGradient } from './filterGradient'
import { interleave } from './interleave'
import { maskGradient } from './maskGradient'
import { maxPool, maxPoolGradient } from './maxPool'
import { optimizerUpdate } from './optimizerUpdate'
import { flipFilter, packFilter } from './packFilter'
import { pad } from './pad'
import { seededDropout } from './seededDropout'
import { sumsOfSquares } from './sumsOfSquares'

export function takeTurn(task: i32, turn: i32): void {
  switch (task) {
    case 0:
      return packFilter(turn)
    case 1:
      return flipFilter(turn)
    case 2:
      return convolve(turn)
    case 3:
      return pad(turn)
    case 4:
      return maskGradient(turn)
    case 5:
      return filterGradient(turn)
    case 6:
      return interleave(turn)
    case 7:
      return maxPool(turn)
    case 8:
      return maxPoolGradient(turn)
    case 9:
      return seededDropout(turn)
    case 10:
      return partialMoments(turn)
    case 11:
      return normalize(turn)
    case 12:
      return partialGradientSums(turn)
    case 13:
      return normalizeGradient(turn)
    case 14:
      return optimizerUpdate(turn)
    case 15:
      return sumsOfSquares(turn)
  }
}
