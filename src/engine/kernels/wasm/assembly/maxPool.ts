/**
 * Max-pooling, eight channels at a time: y is the largest value in each window, NaN where the window
 * holds one, and dx is dy where a window has its largest value, the first one in row-major order.
 * Windows may overlap; parts of them outside the image do not count.
 */
import { argument } from './control'
import { storeSome } from './lanes'

const X = 0
const Y = 1
const DY = 2
const DX = 3
const HEIGHT = 4
const WIDTH = 5
const CHANNELS = 6
const OUT_HEIGHT = 7
const OUT_WIDTH = 8
const WINDOW_HEIGHT = 9
const WINDOW_WIDTH = 10
const STRIDE_HEIGHT = 11
const STRIDE_WIDTH = 12
const TOP = 13
const LEFT = 14

/** One image a turn. */
export function maxPool(image: i32): void {
  const height = argument(HEIGHT)
  const width = argument(WIDTH)
  const channels = argument(CHANNELS)
  const outHeight = argument(OUT_HEIGHT)
  const outWidth = argument(OUT_WIDTH)
  const pixelBytes = (<usize>channels) << 2
  const rowBytes = <usize>width * pixelBytes
  const x = <usize>argument(X) + <usize>image * <usize>height * rowBytes
  let y = <usize>argument(Y) + <usize>image * <usize>(outHeight * outWidth) * pixelBytes
  const lowest = f32x4.splat(-Infinity)
  for (let i = 0; i < outHeight; i++) {
    const top = i * argument(STRIDE_HEIGHT) - argument(TOP)
    const firstRow = x + <usize>max(0, top) * rowBytes
    const lastRow = x + <usize>min(height, top + argument(WINDOW_HEIGHT)) * rowBytes
    for (let j = 0; j < outWidth; j++) {
      const left = j * argument(STRIDE_WIDTH) - argument(LEFT)
      const first = <usize>max(0, left) * pixelBytes
      const last = <usize>min(width, left + argument(WINDOW_WIDTH)) * pixelBytes
      let at: usize = 0
      for (let c = channels; c > 0; c -= 8) {
        let low = lowest
        let high = lowest
        for (let row = firstRow + at; row < lastRow; row += rowBytes) {
          for (let pixel = row + first; pixel < row + last; pixel += pixelBytes) {
            low = f32x4.max(low, v128.load(pixel))
            high = f32x4.max(high, v128.load(pixel, 16))
          }
        }
        storeSome(y + at, low, high, min(8, c))
        at += 32
      }
      y += pixelBytes
    }
  }
}

/** One image a turn. */
export function maxPoolGradient(image: i32): void {
  const height = argument(HEIGHT)
  const width = argument(WIDTH)
  const channels = argument(CHANNELS)
  const outHeight = argument(OUT_HEIGHT)
  const outWidth = argument(OUT_WIDTH)
  const pixelBytes = (<usize>channels) << 2
  const rowBytes = <usize>width * pixelBytes
  const imageBytes = <usize>height * rowBytes
  const x = <usize>argument(X) + <usize>image * imageBytes
  // From a value of x to its gradient.
  const toDx = <usize>argument(DX) - <usize>argument(X)
  memory.fill(x + toDx, 0, imageBytes)
  const outBytes = <usize>image * <usize>(outHeight * outWidth) * pixelBytes
  let y = <usize>argument(Y) + outBytes
  const toDy = <usize>argument(DY) - <usize>argument(Y)
  for (let i = 0; i < outHeight; i++) {
    const top = i * argument(STRIDE_HEIGHT) - argument(TOP)
    const firstRow = x + <usize>max(0, top) * rowBytes
    const lastRow = x + <usize>min(height, top + argument(WINDOW_HEIGHT)) * rowBytes
    for (let j = 0; j < outWidth; j++) {
      const left = j * argument(STRIDE_WIDTH) - argument(LEFT)
      const first = <usize>max(0, left) * pixelBytes
      const last = <usize>min(width, left + argument(WINDOW_WIDTH)) * pixelBytes
      let at: usize = 0
      for (let c = channels; c > 0; c -= 8) {
        const largestLow = v128.load(y + at)
        const largestHigh = v128.load(y + at, 16)
        const nanLow = f32x4.ne(largestLow, largestLow)
        const nanHigh = f32x4.ne(largestHigh, largestHigh)
        // What is still to be given: nothing once the first largest value has been met.
        let low = v128.load(y + toDy + at)
        let high = v128.load(y + toDy + at, 16)
        for (let row = firstRow + at; row < lastRow; row += rowBytes) {
          for (let pixel = row + first; pixel < row + last; pixel += pixelBytes) {
            const l = v128.load(pixel)
            const h = v128.load(pixel, 16)
            const metLow = v128.or(f32x4.eq(l, largestLow), v128.and(nanLow, f32x4.ne(l, l)))
            const metHigh = v128.or(f32x4.eq(h, largestHigh), v128.and(nanHigh, f32x4.ne(h, h)))
            const to = pixel + toDx
            storeSome(
              to,
              f32x4.add(v128.load(to), v128.and(low, metLow)),
              f32x4.add(v128.load(to, 16), v128.and(high, metHigh)),
              min(8, c),
            )
            low = v128.andnot(low, metLow)
            high = v128.andnot(high, metHigh)
          }
        }
        at += 32
      }
      y += pixelBytes
    }
  }
}
