/** The tasks by number; `../tasks.ts` has the same numbers. */
import { convolve } from './convolve'
import { filterGradient } from './filterGradient'
import { interleave } from './interleave'
import { maskGradient } from './maskGradient'
import { flipFilter, packFilter } from './packFilter'
import { pad } from './pad'

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
  }
}
