import type { PairOutputs } from '../../../domain/verification/pairOutputs'

/** The fraction of pairs judged right; NaN where there are none. */
export function fractionRight(
  { outputs, same }: PairOutputs,
  isRight: (output: number, same: boolean) => boolean,
): number {
  let right = 0
  outputs.forEach((output, i) => {
    if (isRight(output, same[i] === 1)) right++
  })
  return right / outputs.length
}
