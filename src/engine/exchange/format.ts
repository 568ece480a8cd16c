import type { FileLayer, FileWeights, NetworkOutline } from '../../domain/fileWeights'
import type { WeightValues } from '../../domain/snapshot'
import type { Verifier } from '../../domain/verifier'
import type { SealedVerifier } from './seal'

export type Bytes = Uint8Array<ArrayBuffer>

/** What a file written here says of its verifier. */
export interface Told {
  readonly verifier: Verifier
  /** Weights of the head, where they stand in what is said; none where they stand among the others. */
  readonly head: readonly FileLayer[]
  /** Of the weights it was written with; null in files from before it was written. */
  readonly weightsSha256: string | null
  /** Of what is said itself; likewise. */
  readonly descriptionSha256: string | null
  /** As it stands in the file. */
  readonly said: object
}

/** What a file holds. */
export interface FileContent {
  /** What was said of it; null where it was not written here. */
  readonly told: Told | null
  readonly weights: FileWeights
  /** Layers that another program's file names; absent where it names none. */
  readonly outline?: NetworkOutline
  /** What is to be known of how it was read, a sentence each. */
  readonly notes?: readonly string[]
}

/** A kind of file. Each is loaded only when it is used. */
export interface Format {
  write(verifier: SealedVerifier): Promise<Bytes>
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
