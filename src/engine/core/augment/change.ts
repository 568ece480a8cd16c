/**
 * What augmentation does to an image: drawn from seed, step, place in the batch and twin, so that any
 * step can be augmented without those before it. Each kind has counters of its own: switching one on
 * leaves what is drawn for the others as it was.
 */
import type { AugmentationSettings } from '../../../domain/settings'
import { streamKey, uniformAt } from '../random'

export type AugmentationConfig = AugmentationSettings & { readonly seed: number }

/** Mirrored, scaled, turned and shifted in this order; then contrast, brightness, and what is erased. */
export interface Change {
  readonly mirrored: boolean
  /** How many times as large. */
  readonly scale: number
  /** Radians, anticlockwise on the screen. */
  readonly angle: number
  /** To the right and down, in sides of the image. */
  readonly right: number
  readonly down: number
  /** How many times as far each value is from the image's mean. */
  readonly contrast: number
  /** What is added, in bytes. */
  readonly brightness: number
  /** In sides of the image; null for nothing. */
  readonly erased: Rectangle | null
}

export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Nothing. */
export const UNCHANGED: Change = {
  mirrored: false,
  scale: 1,
  angle: 0,
  right: 0,
  down: 0,
  contrast: 1,
  brightness: 0,
  erased: null,
}

/** Longest side of what is erased over the shorter one, at most: as in Zhong et al. 2020, 0.3 to 1 / 0.3. */
const LONGEST = 1 / 0.3

/**
 * @param step from 1
 * @param place of the pair in its batch
 * @param twin 0: its A-image; 1: its B-image
 */
export function changeOf(
  config: AugmentationConfig,
  step: number,
  place: number,
  twin: 0 | 1,
): Change {
  const key = streamKey(config.seed, 'augmentation', step, place, twin)
  /** Uniform from −1 to 1. */
  const either = (counter: number) => 2 * uniformAt(key, counter) - 1
  return {
    mirrored: config.flip === 1 && uniformAt(key, 0) < 0.5,
    right: (config.shift / 100) * either(1),
    down: (config.shift / 100) * either(2),
    // As often so many times larger as smaller.
    scale: (1 + config.zoom / 100) ** either(3),
    angle: ((config.rotate * Math.PI) / 180) * either(4),
    brightness: (config.brightness / 100) * 255 * either(5),
    contrast: 1 + (config.contrast / 100) * either(6),
    erased: config.erase === 0 ? null : rectangleOf(config.erase / 100, key, 7),
  }
}

/** A rectangle within the image; its area is uniform up to `most`. */
function rectangleOf(most: number, key: number, counter: number): Rectangle {
  const area = most * uniformAt(key, counter)
  const aspect = LONGEST ** (2 * uniformAt(key, counter + 1) - 1)
  const width = Math.min(1, Math.sqrt(area * aspect))
  const height = Math.min(1, Math.sqrt(area / aspect))
  return {
    left: (1 - width) * uniformAt(key, counter + 2),
    top: (1 - height) * uniformAt(key, counter + 3),
    width,
    height,
  }
}
