/** How far apart two embeddings can be, by what bounds both: for distances that add up over components. */
import type { EmbeddingBounds } from '../../embeddingBounds'
import { round } from '../../floor'
import { FROM_0, NO_BOUND, type Bound, type Reach } from '../../range'

/** Whether all embeddings are one and the same. */
export const isConstant = ({ low, high }: EmbeddingBounds): boolean => low === high

/**
 * The largest Σ(aⱼ − bⱼ)². Of each vector: c components differ by high − low at most, |a − b| ≤ |a| + |b|,
 * and where no component is below 0, |a − b|² ≤ |a|² + |b|² with |a|² ≤ high·Σaⱼ. Two for softmax, as e₁ and
 * e₂ are that far apart.
 */
export function mostSquared(bounds: EmbeddingBounds): number {
  const { low, high, vectors, components, sum, length } = bounds
  if (isConstant(bounds)) return 0
  const byLength = (low >= 0 ? 2 : 4) * length ** 2
  return vectors * Math.min(components * (high - low) ** 2, 2 * sum * high, byLength)
}

/** The largest Σ|aⱼ − bⱼ|: likewise, and |a − b| ≤ Σaⱼ + Σbⱼ where none is below 0. */
export function mostAbsolute(bounds: EmbeddingBounds): number {
  const { low, high, vectors, components, sum, length } = bounds
  if (isConstant(bounds)) return 0
  // |x|₁ ≤ √c·|x|₂.
  const byLength =
    length === Infinity ? length : Math.sqrt((components * mostSquared(bounds)) / vectors)
  return vectors * Math.min(components * (high - low), 2 * sum, byLength)
}

/** From 0 to the most that such a sum can be. @param quantity what it is called, with its article */
export const sumReach = (bounds: EmbeddingBounds, most: number, quantity: string): Reach => ({
  least: FROM_0,
  most: boundOf(bounds, most, `have ${quantity} of at most ${round(most)}`),
})

/** The upper end, with words for it. @param predicate what is true of the embeddings there */
export function boundOf(bounds: EmbeddingBounds, at: number, predicate: string): Bound {
  if (isConstant(bounds))
    return {
      at,
      name: 'one-unit softmax',
      why: 'a softmax over one unit is 1 for every image, so all embeddings are equal',
    }
  if (at === Infinity) return NO_BOUND
  return { at, name: nameOf(bounds), why: `${bounds.name} ${predicate}` }
}

/** Of which embeddings, in a word or two. */
const nameOf = ({ name }: EmbeddingBounds) => name.replace(' embeddings', '')
