/** The messages between the page and the Worker that runs a kept verifier, types only. */
import type { RunError } from '../../domain/errors'
import type { PackedWeights } from '../../domain/fileWeights'
import type { Verifier } from '../../domain/verifier'
import type { Comparison } from './run'

/** What a verifier says of pairs of given images. */
export interface VerifyCommand {
  readonly request: number
  readonly verifier: Verifier
  /** Absent where they are those of the request before. */
  readonly weights?: PackedWeights
  readonly comparison: Comparison
}

export type VerifyEvent = { readonly request: number } & (
  | {
      readonly type: 'compared'
      readonly distances: Float32Array
      readonly outputs: Float32Array
    }
  | { readonly type: 'failed'; readonly error: RunError }
)
