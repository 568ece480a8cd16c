import type { FileWeights } from '../../domain/fitWeights'
import type { WeightValues } from '../../domain/snapshot'
import type { Verifier, WeightedVerifier } from '../../domain/verifier'

export type Bytes = Uint8Array<ArrayBuffer>

/** What a file holds. */
export interface FileContent {
  /** What was said of it; null where it was not written here. */
  readonly verifier: Verifier | null
  readonly weights: FileWeights
}

/** A kind of file. Each is loaded only when it is used. */
export interface Format {
  write(verifier: WeightedVerifier): Promise<Bytes>
}

/** Why a file cannot be read: a sentence or two, with what to do. */
export class FileFault extends Error {}

/** A weight that can be computed with; throws FileFault. */
export function finite(weight: WeightValues): WeightValues {
  const { name, values } = weight
  const odd = values.findIndex((value) => !Number.isFinite(value))
  if (odd >= 0)
    throw new FileFault(
      `“${name}” holds ${values[odd]} at place ${odd}: nothing can be computed from that.`,
    )
  return weight
}
