import type { Embeddings } from './reports'

/**
 * Embeddings of length 1, as the cosine distance sees them: for those, Euclidean distances have its
 * order. One of length 0 has no direction, and becomes NaN.
 */
export function unitLength({ images, dimension, values }: Embeddings): Embeddings {
  const unit = values.slice()
  images.forEach((_, row) => {
    const own = unit.subarray(row * dimension, (row + 1) * dimension)
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0))
    own.set(own.map((value) => value / length))
  })
  return { images, dimension, values: unit }
}
