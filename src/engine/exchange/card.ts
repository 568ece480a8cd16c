/** A verifier as JSON, for formats that have a place for what they do not know. */
import { isOfHead, type WeightedVerifier } from '../../domain/verifier'

export const KEY = 'siamese_playground'

/** With the head's weights as numbers: where a file holds an encoder alone they are here only. */
export function cardOf({ verifier, weights }: WeightedVerifier): Record<string, unknown> {
  const head = weights
    .filter(isOfHead)
    .map(({ name, shape, values }) => [name, { shape, values: Array.from(values) }] as const)
  return { ...verifier, headWeights: Object.fromEntries(head) }
}

export const encoderWeights = ({ weights }: WeightedVerifier) =>
  weights.filter((each) => !isOfHead(each))
