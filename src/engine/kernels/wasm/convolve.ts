/** Runs the module's convolution: packs the filter, interleaves the images, slides the windows. */
import { fours, panels } from '../geometry'
import type { Native } from './native'
import { CONVOLVE, INTERLEAVE } from './tasks'

/** Turns to aim at: enough to share evenly among threads, few enough to cost nothing. */
const TURNS = 64

export interface Windows {
  readonly images: number
  readonly height: number
  readonly width: number
  readonly channels: number
  readonly outHeight: number
  readonly outWidth: number
  readonly outChannels: number
  /** Taps of one phase of the packed filter. */
  readonly tapsY: number
  readonly tapsX: number
}

/** Where an output row's or column's window starts, and the offset in bytes of its phase. */
export type Start = readonly [start: number, phase: number]

/**
 * @param src [images, height, width, channels]
 * @param dst [images, outHeight, outWidth, outChannels]
 * @param bias 0 for none
 * @param packs fills the room it is given with the packed filter of `packedBytes`
 */
export function convolve(
  native: Native,
  { images, height, width, channels, outHeight, outWidth, outChannels, tapsY, tapsX }: Windows,
  { src, dst, bias, relu }: { src: number; dst: number; bias: number; relu: boolean },
  [rows, columns]: readonly [readonly Start[], readonly Start[]],
  packedBytes: number,
  packs: (packed: number) => void,
): void {
  const values = height * width * channels
  const blocks = fours(images)
  const tableBytes = 8 * (outHeight + outWidth)
  const [packed, quads, table] = native.scratch(
    'convolve',
    packedBytes,
    16 * blocks * values,
    tableBytes,
  ) as [number, number, number]
  packs(packed)
  native.run(INTERLEAVE, blocks, src, quads, images, values)
  native.integers.set([...rows, ...columns].flat(), table / 4)
  const count = panels(outChannels)
  // Two panels share a cache line of the result, so a turn has two at least.
  let each = count
  while (each > 2 && blocks * Math.ceil(count / each) < TURNS) each = Math.ceil(each / 2)
  native.run(
    CONVOLVE,
    blocks * Math.ceil(count / each),
    quads,
    dst,
    packed,
    bias,
    images,
    height,
    width,
    channels,
    outHeight,
    outWidth,
    outChannels,
    table,
    table + 8 * outHeight,
    tapsY,
    tapsX,
    relu ? 1 : 0,
    each,
  )
}

/** Bytes of a filter packed in panels of eight results. @param summed values summed for each */
export const packedSize = (summed: number, results: number) => 32 * summed * panels(results)
