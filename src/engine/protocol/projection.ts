/** The messages between the page and the Worker that lays embeddings out flat, types only. */
import type { RunError } from '../../domain/errors'

export type ProjectionMethod = 'pca' | 'umap'

export type ProjectionCommand =
  | {
      readonly type: 'project'
      readonly request: number
      readonly method: ProjectionMethod
      /** n × dimension, row by row. */
      readonly values: Float32Array
      readonly dimension: number
      /** Of the seeded choices UMAP makes. */
      readonly seed: number
    }
  /** Ends the request under way; nothing follows. */
  | { readonly type: 'cancel' }

export type ProjectionEvent = { readonly request: number } & (
  | { readonly type: 'progress'; readonly fraction: number }
  | {
      readonly type: 'projected'
      /** n × 2, row by row; NaN for rows that are not finite. */
      readonly points: Float32Array
      /** PCA: shares of the variance on the two axes; null for UMAP. */
      readonly explained: readonly [number, number] | null
      /**
       * n × NEIGHBOURS: the rows nearest to each by Euclidean distance, nearest first; −1 where
       * there are not so many.
       */
      readonly neighbours: Int32Array
    }
  | { readonly type: 'failed'; readonly error: RunError }
)
