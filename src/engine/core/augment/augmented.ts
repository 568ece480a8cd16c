/** Training pairs as the network sees them: each twin augmented on its own. */
import { augments } from '../../../domain/augmentation'
import type { PairBatch } from '../data/batches'
import type { ImageSet } from '../data/dataset'
import { applyChange } from './apply'
import { changeOf, type AugmentationConfig } from './change'

/** Images of a step, and its pairs by place among them. */
export interface SeenPairs extends Pick<PairBatch, 'a' | 'b'> {
  readonly set: ImageSet
}

/**
 * The images of a step's pairs. With nothing to augment, the set itself and the pairs as they are;
 * else copies of `size` px a side in the set's own channels, the A-images first.
 */
export function seenPairs(
  config: AugmentationConfig,
  set: ImageSet,
  { a, b }: Pick<PairBatch, 'a' | 'b'>,
  step: number,
  size: number,
): SeenPairs {
  if (!augments(config)) return { set, a, b }
  const places = a.map((_, place) => place)
  return {
    set: augmentedImages(config, set, [a, b], step, places, size),
    a: places,
    b: places.map((place) => a.length + place),
  }
}

/** One pair of a step as it was seen, in the set's own side: for the screen. */
export function seenPair(
  config: AugmentationConfig,
  set: ImageSet,
  { a, b }: Pick<PairBatch, 'a' | 'b'>,
  step: number,
  place: number,
): SeenPairs {
  const one = { a: a.slice(place, place + 1), b: b.slice(place, place + 1) }
  if (!augments(config)) return { set, ...one }
  return {
    set: augmentedImages(config, set, [one.a, one.b], step, Int32Array.of(place), set.side),
    a: Int32Array.of(0),
    b: Int32Array.of(1),
  }
}

/** @param places of the pairs in their batch */
function augmentedImages(
  config: AugmentationConfig,
  { side, channels, pixels, classes }: ImageSet,
  twins: readonly [a: Int32Array, b: Int32Array],
  step: number,
  places: Int32Array,
  size: number,
): ImageSet {
  const length = side * side * channels
  const outLength = size * size * channels
  const count = 2 * places.length
  const out = new Uint8Array(count * outLength)
  const kinds = new Int32Array(count)
  let at = 0
  for (const twin of [0, 1] as const)
    places.forEach((place, i) => {
      const image = twins[twin][i] as number
      const picture = { pixels, first: image * length, side, channels }
      const target = out.subarray(at * outLength, (at + 1) * outLength)
      applyChange(picture, changeOf(config, step, place, twin), size, target)
      kinds[at++] = classes[image] as number
    })
  return { side: size, channels, count, pixels: out, classes: kinds }
}
