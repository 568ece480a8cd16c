/** Two images out of a .npy file, as the first question saved them. */
import type { FileCode } from '../../domain/intake'
import { rangeOf, readNpy, valueText, type NpyArray } from './npy'
import type { Raster } from './raster'
import { digits, Refusal } from './refusal'
import { LIMITS } from '../../domain/intake'

export interface NpyPair {
  readonly images: readonly [Raster, Raster]
  readonly notes: readonly { readonly code: FileCode; readonly message: string }[]
}

/** Reads a pair, or throws a Refusal. */
export function readNpyPair(bytes: Uint8Array): NpyPair {
  const array = readNpy(bytes)
  const layout = layoutOf(array.shape)
  const { factor, note } = scaleOf(array)
  const notes: { code: FileCode; message: string }[] = note ? [note] : []
  const order = [
    ...(array.fortran ? ['it is in Fortran order'] : []),
    ...(layout.channelsFirst ? ['its channels come before rows and columns'] : []),
  ]
  if (order.length > 0)
    notes.push({
      code: 'reordered',
      message: `Its values were put in order: ${order.join(', and ')}. Nothing is to be done.`,
    })
  return { images: [imageAt(array, layout, factor, 0), imageAt(array, layout, factor, 1)], notes }
}

interface Layout {
  readonly height: number
  readonly width: number
  readonly channels: 1 | 3
  readonly channelsFirst: boolean
}

function layoutOf(shape: readonly number[]): Layout {
  const [two, a = 0, b = 0, c = 0] = shape
  const isColour = (length: number): length is 1 | 3 => length === 1 || length === 3
  const layout: Layout | null =
    two !== 2
      ? null
      : shape.length === 3
        ? { height: a, width: b, channels: 1, channelsFirst: false }
        : shape.length !== 4
          ? null
          : isColour(c)
            ? { height: a, width: b, channels: c, channelsFirst: false }
            : isColour(a)
              ? { height: b, width: c, channels: a, channelsFirst: true }
              : null
  if (layout === null || layout.height < 1 || layout.width < 1)
    throw new Refusal(
      'npy_shape',
      `Its shape is (${shape.join(', ')}); a pair is (2, height, width) or (2, height, width, channels) with 1 or 3 channels. Save two images in one array: np.stack([a, b]).`,
    )
  if (layout.height * layout.width > LIMITS.photoPixels)
    throw new Refusal(
      'too_large',
      `Its images are ${digits(layout.width)} × ${digits(layout.height)} px; ${digits(LIMITS.photoPixels)} pixels are taken at most. Make them smaller.`,
    )
  return layout
}

function scaleOf(array: NpyArray) {
  const [low, high] = rangeOf(array.values)
  if (!(low >= 0 && high <= 255))
    throw new Refusal(
      'npy_type',
      Number.isFinite(low) && Number.isFinite(high)
        ? `Its values go from ${valueText(low)} to ${valueText(high)}; pixels go from 0 to 255, or as fractions from 0 to 1. Save the images before they are standardised.`
        : 'Some of its values are NaN or infinite, which no pixel is. Find where they come from and save it again.',
    )
  if (array.kind === 'integer') return { factor: 1, note: null }
  const factor = high <= 1 ? 255 : 1
  const taken = factor === 255 ? 'times 255, since none is larger than 1' : 'as they are'
  const message = `Its pixels are ${array.type}: rounded to whole numbers from 0 to 255, ${taken}.`
  return { factor, note: { code: 'float_pixels' as const, message } }
}

function imageAt({ values }: NpyArray, layout: Layout, factor: number, which: 0 | 1): Raster {
  const { height, width, channels, channelsFirst } = layout
  const plane = height * width
  const data = new Uint8Array(plane * channels)
  const start = which * data.length
  for (let i = 0; i < plane; i++)
    for (let channel = 0; channel < channels; channel++) {
      const from = channelsFirst ? channel * plane + i : i * channels + channel
      data[i * channels + channel] = values[start + from]! * factor + 0.5
    }
  return { width, height, channels, data }
}
