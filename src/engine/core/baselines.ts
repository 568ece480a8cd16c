/** What a run has to beat: the network it began as, and the pixels as they are. */
import type { RunConfig } from '../../domain/config'
import type { Baselines } from '../../domain/reports'
import type { ImageSet } from './data/dataset'
import type { PairPlaces } from './embedding'
import { createNetwork, type Network, type NetworkConfig } from './encoders/network'
import { scorePairs, type PairImages } from './scoring'

/** Pairs whose pixels are compared at a time. */
const PART = 1000

/** Baselines of the evaluations' pairs. @param between awaited after each part */
export async function liveBaselines(
  config: RunConfig,
  heldOut: PairImages,
  between: () => Promise<void>,
): Promise<Baselines> {
  const untrained = await withUntrained(config, async (network) => {
    const inference = { training: false, step: 1 }
    const { outputs } = await scorePairs(network, config, heldOut, inference, between)
    return outputs
  })
  return { untrained, pixels: await pixelDistances(heldOut.set, heldOut.pairs, between) }
}

/** Lends a network of its own with the weights that a run begins with. */
export async function withUntrained<T>(
  config: NetworkConfig,
  work: (network: Network) => Promise<T>,
): Promise<T> {
  const network = createNetwork(config)
  try {
    return await work(network)
  } finally {
    network.dispose()
  }
}

export const pixelParts = (pairs: number) => Math.ceil(pairs / PART)

/**
 * Euclidean distance √Σ(x − y)² over the pixels of two images as they are stored, each byte divided
 * by 255: in the set's own size and channels, before anything is resized for the network. How pixels
 * are normalised makes no difference to an order, being the same linear function for all of them.
 * @param between awaited after each part
 */
export async function pixelDistances(
  { side, channels, pixels }: ImageSet,
  { a, b }: PairPlaces,
  between: () => Promise<void>,
): Promise<Float32Array> {
  const length = side * side * channels
  const distances = new Float32Array(a.length)
  for (let pair = 0; pair < a.length; pair++) {
    const [one, two] = [(a[pair] ?? 0) * length, (b[pair] ?? 0) * length]
    let squares = 0
    for (let i = 0; i < length; i++)
      squares += ((pixels[one + i] as number) - (pixels[two + i] as number)) ** 2
    distances[pair] = Math.sqrt(squares) / 255
    if ((pair + 1) % PART === 0 || pair + 1 === a.length) await between()
  }
  return distances
}
