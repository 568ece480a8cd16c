/** Norms, vectors of length 1, and what two vectors make: distances and cosines. */
import { map, zip } from './elementwise'
import { expandDims } from './layout'
import type { NDArray } from './ndArray'
import { NumericError } from './numericError'
import { largest, reduce, smallest, total, type Axes } from './reductions'
import { tookRoot } from './work'

const difference = (a: NDArray, b: NDArray) => zip([a, b], (x, y) => x - y)
const product = (a: NDArray, b: NDArray) => zip([a, b], (x, y) => x * y)

/**
 * (Σ|x|ᵖ)^(1/p).
 * @param slope what the root's slope is where all is 0: TensorFlow's is infinite, PyTorch takes it to be 0
 */
export function norm(
  a: NDArray,
  p: number,
  axes: Axes,
  keep: boolean,
  slope: 'infinite' | 'zero',
): NDArray {
  if (p === Infinity) return reduce(map(a, Math.abs), axes, keep, largest)
  if (p === -Infinity) return reduce(map(a, Math.abs), axes, keep, smallest)
  if (p === 0)
    return reduce(
      map(a, (x) => Number(x !== 0)),
      axes,
      keep,
      total,
    )
  if (p === 1) return reduce(map(a, Math.abs), axes, keep, total)
  const sums = reduce(map(a, p === 2 ? (x) => x * x : (x) => Math.abs(x) ** p), axes, keep, total)
  if (slope === 'infinite') tookRoot(sums.data)
  return map(sums, p === 2 ? Math.sqrt : (x) => x ** (1 / p), 'float')
}

/** x / √max(Σx², ε), as tf.math.l2_normalize. */
export function l2Normalize(a: NDArray, axes: Axes, epsilon: number): NDArray {
  const sums = reduce(
    map(a, (x) => x * x),
    axes,
    true,
    total,
  )
  return zip([a, sums], (x, sum) => x / Math.sqrt(Math.max(sum, epsilon)), 'float')
}

/** x / max(‖x‖ₚ, ε), as torch.nn.functional.normalize. */
export function normalize(a: NDArray, p: number, axis: number, epsilon: number): NDArray {
  const lengths = norm(a, p, [axis], true, 'zero')
  return zip([a, lengths], (x, length) => x / Math.max(length, epsilon), 'float')
}

/** ‖a − b + ε‖ₚ over the last axis, as torch.nn.functional.pairwise_distance: ε stands inside. */
export function pairwiseDistance(
  a: NDArray,
  b: NDArray,
  p: number,
  epsilon: number,
  keep: boolean,
): NDArray {
  return norm(
    map(difference(a, b), (x) => x + epsilon),
    p,
    [-1],
    keep,
    'zero',
  )
}

/** a·b / (max(‖a‖, ε)·max(‖b‖, ε)), as torch.nn.functional.cosine_similarity. */
export function cosineSimilarity(a: NDArray, b: NDArray, axis: number, epsilon: number): NDArray {
  const dots = reduce(product(a, b), [axis], false, total)
  const lengths = [a, b].map((each) => norm(each, 2, [axis], false, 'zero'))
  return zip(
    [dots, ...lengths],
    (dot, first, second) => dot / (Math.max(first!, epsilon) * Math.max(second!, epsilon)),
    'float',
  )
}

/** Distances of every row of a [N, D] from every row of b [M, D]: [N, M]. */
export function distanceMatrix(a: NDArray, b: NDArray, p: number): NDArray {
  if (a.shape.length < 2 || b.shape.length < 2)
    throw new NumericError('distances of all rows need two matrices')
  return norm(difference(expandDims(a, -2), expandDims(b, -3)), p, [-1], false, 'zero')
}

/** Σ over the last axis of a's rows times b's: [N, D]·[N, D] → [N]. */
export const rowDots = (a: NDArray, b: NDArray): NDArray =>
  reduce(product(a, b), [-1], false, total)
