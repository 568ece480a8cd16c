/** A verifier as the RunConfig whose network, distance and head are its own; what else stands there is of no use. */
import { DEFAULT_CONFIG, type RunConfig } from './config'
import type { Verifier } from './verifier'

export function verifierConfig({ layers, input, distance, head }: Verifier): RunConfig {
  return {
    ...DEFAULT_CONFIG,
    encoder: 'custom',
    layers,
    size: input.size,
    channels: input.channels,
    distance: distance.id,
    epsilon: distance.epsilon,
    epsilonForm: distance.epsilonForm,
    head,
  }
}
