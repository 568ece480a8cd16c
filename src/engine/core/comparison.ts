/** What a network says of images that are in no set, against each other or held-out ones. */
import type { RunConfig } from '../../domain/config'
import type { Comparison } from '../protocol/run'
import type { ImageSet } from './data/dataset'
import type { Pixels } from './data/pixels'
import { compareEmbedded, embed } from './embedding'
import type { Network } from './encoders/network'
import { HELD_OUT_PAIRS } from './evaluation'
import { chunkSize } from './scoring'

export interface PairValues {
  readonly distances: Float32Array
  readonly outputs: Float32Array
}

/** Two photos need no chunk of an evaluation's size. */
const FEW = 8

/** One value a pair, in inference mode, each image embedded once. */
export async function compareGiven(
  network: Network,
  config: RunConfig,
  heldOut: { readonly set: ImageSet; readonly pixels: Pixels },
  { given, a, b }: Comparison,
  between: () => Promise<void>,
): Promise<PairValues> {
  const images = Int32Array.from(new Set([...a, ...b])).sort()
  const size = images.length <= FEW ? FEW : 2 * chunkSize(config, HELD_OUT_PAIRS)
  const set = { ...given, classes: new Uint8Array(given.count) }
  const own = images.filter((image) => image < given.count)
  const others = images.subarray(own.length).map((image) => image - given.count)
  const values = new Float32Array(images.length * network.embedding)
  values.set(await embed(network, { ...heldOut, set }, own, size, between))
  values.set(await embed(network, heldOut, others, size, between), own.length * network.embedding)
  const placeOf = new Map(Array.from(images, (image, place) => [image, place]))
  const places = (of: Int32Array) => of.map((image) => placeOf.get(image) ?? 0)
  return compareEmbedded(network, config, values, { a: places(a), b: places(b) }, between)
}
