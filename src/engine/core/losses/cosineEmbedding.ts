/**
 * Cosine embedding loss: same pairs cost 1 − cos, different ones max(0, cos − m), as PyTorch's
 * CosineEmbeddingLoss. The output is the cosine distance o = 1 − cos, so these are o and
 * max(0, 1 − m − o).
 */
import { add, mul, relu, sub } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { weightsOf } from './labels'
import type { Loss } from './loss'

type Settings = Pick<RunConfig, 'convention' | 'margin'>

export const cosineEmbedding: Loss<Settings> = ({ outputs, labels }, { convention, margin }) => {
  const { same, different } = weightsOf(labels, convention)
  return add(mul(same, outputs), mul(different, relu(sub(1 - margin, outputs))))
}
