/** What a loss takes an output for: a distance, or something that a distance can be made of. */
import type { ConfigPatch } from '../../domain/config'

export type Takes =
  'distance' | 'squared_distance' | 'similarity' | 'negated_similarity' | 'before_sigma'

interface Taking {
  /** The distance that an output stands for; null for one that stands for none. */
  distance(output: number): number | null
  /** What the page needs to be set to, so that its loss is handed the same. */
  readonly patch: ConfigPatch
  /** In words, behind the name of the loss. */
  readonly said: string
}

const inside = (x: number, low: number, high: number) => x >= low && x <= high
export const sigma = (x: number) => 1 / (1 + Math.exp(-x))

/** In the order they are tried. */
export const TAKES: Readonly<Record<Takes, Taking>> = {
  distance: { distance: (o) => (o >= 0 ? o : null), patch: {}, said: '' },
  squared_distance: {
    distance: (o) => (o >= 0 ? Math.sqrt(o) : null),
    patch: { distance: 'euclidean' },
    said: 'of the root of what it is given',
  },
  similarity: {
    distance: (o) => (inside(o, -1, 1) ? 1 - o : null),
    patch: { distance: 'cosine' },
    said: 'of a similarity',
  },
  negated_similarity: {
    distance: (o) => (inside(o, -1, 1) ? 1 + o : null),
    patch: { distance: 'cosine' },
    said: 'of a similarity turned round',
  },
  before_sigma: { distance: sigma, patch: { head: 'sigmoid' }, said: 'of σ of what it is given' },
}
