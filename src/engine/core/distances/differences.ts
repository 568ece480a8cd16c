/**
 * Distances that are a sum Σₖ f(aₖ − bₖ) over an embedding's components, with f even and f(0) = 0.
 * Their gradients are made in one piece: the stock gradients of the parts take twice the kernel
 * calls.
 *
 * All images from one another are compared by direct differences, not as ‖a‖² + ‖b‖² − 2a·b: that
 * form loses a small distance in the rounding of large norms, down to negative values, where direct
 * differences give exactly 0 for equal embeddings and the same numbers as `pairs`. The price,
 * M·M·D differences, is paid in blocks of rows, so that it needs little memory.
 */
import {
  add,
  concat,
  customGrad,
  mul,
  neg,
  reshape,
  slice,
  sub,
  sum,
  tidy,
  transpose,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core'
import { twins } from './twins'

/** What a component's difference counts for. */
export interface Summand {
  /** f, element by element. */
  value(differences: Tensor): Tensor
  /** f′, element by element. */
  slope(differences: Tensor): Tensor
}

/** Differences in one block; 16 MiB. */
const BLOCK = 2 ** 22

/** Sums [N] of embeddings [2N, D], A's first. */
export function pairSums(embeddings: Tensor2D, { value, slope }: Summand): Tensor1D {
  const differentiable = customGrad((x, save) => {
    const [a, b] = twins(x as Tensor2D)
    const difference = sub(a, b)
    if (typeof save === 'function') save([difference])
    return {
      value: sum(value(difference), 1),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const toA = mul(reshape(dy, [-1, 1]), slope(saved[0] as Tensor))
        return concat([toA, neg(toA)])
      },
    }
  })
  return differentiable(embeddings) as Tensor1D
}

/**
 * Sums [M, M] of embeddings [M, D] from one another.
 * @param block differences at a time, where a row has no more than that
 */
export function matrixSums(
  embeddings: Tensor2D,
  { value, slope }: Summand,
  block = BLOCK,
): Tensor2D {
  const differentiable = customGrad((x, save) => {
    const all = x as Tensor2D
    if (typeof save === 'function') save([all])
    return {
      value: byBlocks(all, block, (differences) => sum(value(differences), 2)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        // Each distance stands in the matrix twice.
        const both = add(dy, transpose(dy))
        return byBlocks(saved[0] as Tensor2D, block, (differences, start) => {
          const [rows, columns] = differences.shape
          const upstream = reshape(slice(both, [start, 0], [rows, columns]), [rows, columns, 1])
          return sum(mul(upstream, slope(differences)), 1)
        })
      },
    }
  })
  return differentiable(embeddings) as Tensor2D
}

/** Rows made block by block from the differences [rows, M, D] of some images from all. */
function byBlocks(
  all: Tensor2D,
  block: number,
  make: (differences: Tensor3D, start: number) => Tensor,
): Tensor {
  const [images, length] = all.shape
  const size = Math.max(1, Math.floor(block / (images * length)))
  const blocks: Tensor[] = []
  for (let start = 0; start < images; start += size) {
    const rows = Math.min(size, images - start)
    const rowsMade = () => {
      const some = reshape(slice(all, [start, 0], [rows, length]), [rows, 1, length])
      return make(sub(some, reshape(all, [1, images, length])), start)
    }
    blocks.push(tidy(rowsMade))
  }
  return blocks.length === 1 ? (blocks[0] as Tensor) : concat(blocks)
}
