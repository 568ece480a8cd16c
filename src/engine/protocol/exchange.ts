/** The messages between the page and the Worker that writes and reads verifiers as files, types only. */
import type { RunError } from '../../domain/errors'
import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'

export type ExchangeCommand = {
  readonly type: 'write'
  readonly request: number
  readonly format: ExchangeFormat
  readonly verifier: WeightedVerifier
}

export type ExchangeEvent = { readonly request: number } & (
  | { readonly type: 'written'; readonly file: Blob }
  | { readonly type: 'failed'; readonly error: RunError }
)
