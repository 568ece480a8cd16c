import type { WeightedVerifier } from '../../domain/verifier'

export type Bytes = Uint8Array<ArrayBuffer>

/** A kind of file. Each is loaded only when it is used. */
export interface Format {
  write(verifier: WeightedVerifier): Promise<Bytes>
}
