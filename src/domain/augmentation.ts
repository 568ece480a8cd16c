/** What follows from how training images are varied. */
import type { SetKind } from './setKind'
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

/** Whether no two draws are alike, so that an image and itself are seen as two. */
export const isNeverAlike = ({ shift, zoom, rotate }: AugmentationSettings): boolean =>
  shift > 0 || zoom > 0 || rotate > 0

/** What varies photos as they vary anyway; what a mirror makes another sign of is not mirrored. */
export function augmentationFor(kind: SetKind): AugmentationSettings {
  const mild = { ...UNAUGMENTED, shift: 8, zoom: 15, rotate: 10 }
  switch (kind) {
    case 'people':
    case 'things':
      return { ...mild, flip: 1, brightness: 20, contrast: 30 }
    case 'characters':
    case 'digits':
    case 'signatures':
      return mild
    default:
      return kind satisfies never
  }
}
