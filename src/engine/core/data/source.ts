import type { PhotoSet } from '../../../domain/photoSet'

/** Where a run's images come from, as the page tells it. */
export type DataSource =
  | { readonly kind: 'mnist01'; readonly url: string }
  /** Drawn here, from the RunConfig's seed. */
  | { readonly kind: 'faces' }
  /** A person's own; the Blob holds `pixelBytes(set)` bytes and may lie on disk. */
  | { readonly kind: 'own'; readonly set: PhotoSet; readonly pixels: Blob }
