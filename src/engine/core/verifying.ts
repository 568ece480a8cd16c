/** A verifier's network by itself: no data, no optimiser, no step. It says of pairs what its run said. */
import { PlaygroundError } from '../../domain/errors'
import { unpacked, type PackedWeights } from '../../domain/fileWeights'
import { startingWeights } from '../../domain/startWeights'
import type { Verifier } from '../../domain/verifier'
import { verifierConfig } from '../../domain/verifierConfig'
import type { Comparison } from '../protocol/run'
import { compareGiven, type PairValues } from './comparison'
import { scaledPixels } from './data/pixels'
import { createNetwork } from './encoders/network'

export interface OpenVerifier {
  compare(comparison: Comparison, between?: () => Promise<void>): Promise<PairValues>
  dispose(): void
}

/** Throws `encoder_misfit` or `weights_unfit`. */
export async function openVerifier(
  verifier: Verifier,
  weights: PackedWeights,
): Promise<OpenVerifier> {
  const config = verifierConfig(verifier)
  const fitted = startingWeights(config, await unpacked(weights))
  if ('misfit' in fitted) throw new PlaygroundError('weights_unfit', fitted.misfit)
  if (fitted.missing.length > 0)
    throw new PlaygroundError(
      'weights_unfit',
      `Weights of the head are missing: ${fitted.missing.join(', ')}.`,
    )
  const network = createNetwork(config, fitted.weights)
  const { size, channels } = verifier.input
  // All images are given; none is held out.
  const nobody = {
    set: { side: size, channels, count: 0, pixels: new Uint8Array(), classes: new Uint8Array() },
    pixels: scaledPixels(verifier.input),
  }
  return {
    compare: (comparison, between = async () => {}) =>
      compareGiven(network, config, nobody, comparison, between),
    dispose: () => network.dispose(),
  }
}
