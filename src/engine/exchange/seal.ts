/**
 * Fingerprints of a verifier's weights and of what is said of it, which its files carry: what a file says of its
 * accuracy holds for the very weights that were judged, and most formats would be read as happily with a few bytes of
 * either damaged.
 */
import type { WeightValues } from '../../domain/snapshot'
import type { WeightedVerifier } from '../../domain/verifier'
import { inOneOrder } from './oneOrder'

export interface SealedVerifier extends WeightedVerifier {
  readonly weightsSha256: string
  readonly descriptionSha256: string
}

export async function sealed(given: WeightedVerifier): Promise<SealedVerifier> {
  const weightsSha256 = await sha256Of(given.weights)
  // As it will be read: JSON leaves out what is undefined.
  const said = JSON.parse(JSON.stringify({ ...given.verifier, weightsSha256 })) as object
  return { ...given, weightsSha256, descriptionSha256: await descriptionSha256(said) }
}

/** SHA-256 of a description as JSON with its keys in order, without itself and the weights of a head, which have their own. */
export function descriptionSha256(description: object): Promise<string> {
  const { descriptionSha256: _, headWeights: __, ...said } = description as Record<string, unknown>
  return hashOf(new Blob([JSON.stringify(inOneOrder(said))]))
}

/** SHA-256 of all values end to end, little-endian 32-bit floats in Keras's order, in hexadecimal. */
export async function sha256Of(weights: readonly Pick<WeightValues, 'values'>[]): Promise<string> {
  // JSON, where the weights of a head may stand, knows no −0.
  const values = weights.map((each) => Float32Array.from(each.values, (value) => value + 0))
  return hashOf(new Blob(values))
}

async function hashOf(blob: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
