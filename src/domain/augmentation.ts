/** What follows from how training images are varied. */
import type { AugmentationSettings } from './settings'

export const UNAUGMENTED: AugmentationSettings = {
  flip: 0,
  shift: 0,
  zoom: 0,
  rotate: 0,
  brightness: 0,
  contrast: 0,
  erase: 0,
}
export const AUGMENTATIONS = Object.keys(UNAUGMENTED) as readonly (keyof AugmentationSettings)[]

/** Whether training images are varied at all. */
export const augments = (config: AugmentationSettings): boolean =>
  AUGMENTATIONS.some((each) => config[each] !== 0)
