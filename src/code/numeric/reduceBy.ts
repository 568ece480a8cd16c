import { scalar, type NDArray } from './ndArray'
import { mean, total } from './reductions'
import { text, type Arg } from './signature'

/** Losses of many pairs as one: `reduction` in the words of Keras and PyTorch. */
export function reduceBy(reduction: Arg, losses: NDArray): NDArray {
  const name = text(reduction, 'mean').toLowerCase()
  if (name === 'none') return losses
  return scalar(name === 'sum' ? total(losses.data) : mean(losses.data))
}
