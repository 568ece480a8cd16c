import { slice, type Tensor2D } from '@tensorflow/tfjs-core'

/** The two halves of embeddings [2N, D]: A's [N, D] and B's [N, D]. */
export function twins(embeddings: Tensor2D): [Tensor2D, Tensor2D] {
  const [rows, columns] = embeddings.shape
  const pairs = rows / 2
  return [
    slice(embeddings, [0, 0], [pairs, columns]),
    slice(embeddings, [pairs, 0], [pairs, columns]),
  ]
}
