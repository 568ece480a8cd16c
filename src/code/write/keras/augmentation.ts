/** How training images are varied, in Keras's layers, which do so in training alone. */
import type { AugmentationSettings } from '../../../domain/settings'
import { number, type Lines } from '../python'

const share = (percent: number) => number(percent / 100)
const rounded = (value: number) => number(Number(value.toPrecision(6)))

/** Of bytes; mirrored, shifted, scaled and turned in this order, then light, then what is erased. */
export const kerasAugmentation = (config: AugmentationSettings): Lines => [
  ...(config.flip === 1 ? ['layers.RandomFlip("horizontal"),'] : []),
  ...(config.shift > 0
    ? [
        `layers.RandomTranslation(${share(config.shift)}, ${share(config.shift)}, fill_mode="nearest"),`,
      ]
    : []),
  ...(config.zoom > 0
    ? [
        `layers.RandomZoom((${rounded(-config.zoom / (100 + config.zoom))}, ${share(config.zoom)}), fill_mode="nearest"),`,
      ]
    : []),
  ...(config.rotate > 0
    ? [`layers.RandomRotation(${config.rotate} / 360, fill_mode="nearest"),`]
    : []),
  ...(config.contrast > 0
    ? [`layers.RandomContrast(${share(config.contrast)}, value_range=(0, 255)),`]
    : []),
  ...(config.brightness > 0
    ? [`layers.RandomBrightness(${share(config.brightness)}, value_range=(0, 255)),`]
    : []),
  ...(config.erase > 0
    ? [
        `layers.RandomErasing(scale=(0.0, ${share(config.erase)}), fill_value=128, value_range=(0, 255)),`,
      ]
    : []),
]
