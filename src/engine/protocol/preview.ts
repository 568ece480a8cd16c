/** The messages between the page and the Worker that shows a run's first pairs, types only. */
import type { RunConfig } from '../../domain/config'
import type { DataSource } from '../../domain/dataSource'
import type { RunError } from '../../domain/errors'
import type { FirstPairs } from '../../domain/reports'

export interface PreviewCommand {
  readonly request: number
  readonly config: RunConfig
  readonly data: DataSource
  /** Pairs to show at most. */
  readonly most: number
}

export type PreviewEvent = { readonly request: number } & (
  | { readonly type: 'shown'; readonly pairs: FirstPairs }
  | { readonly type: 'failed'; readonly error: RunError }
)
