/**
 * Filters [height, width, in, out] laid out as `convolve` reads them: panels of eight results, in
 * each the taps row by row, in each the values that are summed, eight results side by side.
 */
import { argument } from './control'
import { transposeFour } from './lanes'

const FILTER = 0
const PACKED = 1
const SUMMED = 2
const RESULTS = 3
const HEIGHT = 2
const WIDTH = 3
const IN = 4
const OUT = 5
const STRIDE = 6
/** ⌈height / stride⌉, and of the width. */
const TAPS_Y = 7
const TAPS_X = 8

/** For the forward convolution: the values summed are height · width · in. One panel a turn. */
export function packFilter(panel: i32): void {
  const summed = argument(SUMMED)
  const step = (<usize>argument(RESULTS)) << 2
  // A last panel with fewer results carries values along that `convolve` does not store.
  let from = <usize>argument(FILTER) + ((<usize>panel) << 5)
  let to = <usize>argument(PACKED) + ((<usize>(panel * summed)) << 5)
  for (let k = 0; k < summed; k++) {
    v128.store(to, v128.load(from))
    v128.store(to, v128.load(from, 16), 16)
    from += step
    to += 32
  }
}

/**
 * For the input gradient: the filter flipped, its in- and out-channels swapped, and cut into one
 * filter of TAPS_Y × TAPS_X for each place within a stride (sub-pixel convolution, Shi et al. 2016).
 * Phases lie one after the other, stride · stride of them; taps beyond the filter are zeros.
 * One phase and one panel of in-channels a turn.
 */
export function flipFilter(turn: i32): void {
  const height = argument(HEIGHT)
  const width = argument(WIDTH)
  const inChannels = argument(IN)
  const outChannels = argument(OUT)
  const stride = argument(STRIDE)
  const tapsY = argument(TAPS_Y)
  const tapsX = argument(TAPS_X)
  const panels = (inChannels + 7) >> 3
  const phase = turn / panels
  const c = (turn % panels) << 3
  let to = <usize>argument(PACKED) + ((<usize>(turn * tapsY * tapsX * outChannels)) << 5)
  for (let u = tapsY - 1; u >= 0; u--) {
    const a = phase / stride + u * stride
    for (let v = tapsX - 1; v >= 0; v--) {
      const b = (phase % stride) + v * stride
      if (a < height && b < width) {
        const from = ((a * width + b) * inChannels + c) * outChannels
        transpose(<usize>argument(FILTER) + ((<usize>from) << 2), to, inChannels - c, outChannels)
      } else memory.fill(to, 0, (<usize>outChannels) << 5)
      to += (<usize>outChannels) << 5
    }
  }
}

/** Eight rows of `length` values, or as many as there are, as `length` rows of eight. */
function transpose(from: usize, to: usize, rows: i32, length: i32): void {
  const step = (<usize>length) << 2
  // Past the last row the last one is read again; what it gives is not stored.
  const r1 = from + <usize>min(1, rows - 1) * step
  const r2 = from + <usize>min(2, rows - 1) * step
  const r3 = from + <usize>min(3, rows - 1) * step
  const r4 = from + <usize>min(4, rows - 1) * step
  const r5 = from + <usize>min(5, rows - 1) * step
  const r6 = from + <usize>min(6, rows - 1) * step
  const r7 = from + <usize>min(7, rows - 1) * step
  let o: usize = 0
  const whole = step & ~15
  for (; o < whole; o += 16) {
    transposeFour(
      to + (o << 3),
      32,
      v128.load(from + o),
      v128.load(r1 + o),
      v128.load(r2 + o),
      v128.load(r3 + o),
    )
    transposeFour(
      to + (o << 3) + 16,
      32,
      v128.load(r4 + o),
      v128.load(r5 + o),
      v128.load(r6 + o),
      v128.load(r7 + o),
    )
  }
  for (; o < step; o += 4) {
    const at = to + (o << 3)
    store<f32>(at, load<f32>(from + o))
    store<f32>(at, load<f32>(r1 + o), 4)
    store<f32>(at, load<f32>(r2 + o), 8)
    store<f32>(at, load<f32>(r3 + o), 12)
    store<f32>(at, load<f32>(r4 + o), 16)
    store<f32>(at, load<f32>(r5 + o), 20)
    store<f32>(at, load<f32>(r6 + o), 24)
    store<f32>(at, load<f32>(r7 + o), 28)
  }
}
