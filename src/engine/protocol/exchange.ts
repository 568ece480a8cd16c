/** The messages between the page and the Worker that writes and reads verifiers as files, types only. */
import type { RunError } from '../../domain/errors'
import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { FoundNetwork } from '../../domain/foundNetwork'
import type { WeightedVerifier } from '../../domain/verifier'

export type ExchangeCommand = { readonly request: number } & (
  | {
      readonly type: 'write'
      readonly format: ExchangeFormat
      readonly verifier: WeightedVerifier
    }
  /** Files that belong together: one, or a model.json with those that it names. */
  | {
      readonly type: 'read'
      readonly files: readonly { readonly name: string; readonly file: Blob }[]
    }
  /** A run's network as if its file had been read. */
  | { readonly type: 'name'; readonly name: string; readonly verifier: WeightedVerifier }
)

/** The failure of a read is told in one sentence or two. */
export type ExchangeEvent = { readonly request: number } & (
  | { readonly type: 'written'; readonly file: Blob }
  | { readonly type: 'found'; readonly network: FoundNetwork }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'failed'; readonly error: RunError }
)
