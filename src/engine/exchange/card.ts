/** A verifier as JSON, for formats that have a place for what they do not know. */
import { isOfHead, type WeightedVerifier } from '../../domain/verifier'
import type { SealedVerifier } from './seal'

export const KEY = 'siamese_playground'

/** Where all weights stand beside it. */
export const descriptionOf = ({ verifier, weightsSha256, descriptionSha256 }: SealedVerifier) => ({
  ...verifier,
  weightsSha256,
  descriptionSha256,
})

/** With the head's weights as numbers: where a file holds an encoder alone they are here only. */
export function cardOf(sealed: SealedVerifier): Record<string, unknown> {
  const head = sealed.weights
    .filter(isOfHead)
    .map(({ name, shape, values }) => [name, { shape, values: Array.from(values) }] as const)
  return { ...descriptionOf(sealed), headWeights: Object.fromEntries(head) }
}

export const encoderWeights = ({ weights }: WeightedVerifier) =>
  weights.filter((each) => !isOfHead(each))
