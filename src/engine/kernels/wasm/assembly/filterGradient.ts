/**
 * The filter gradient of a convolution,
 *
 *   dw[u, v, c, o] = Σ_{n, i, j} x[n, i·s + u − p, j·s + v − p, c] · dz[n, i, j, o],
 *
 * with dz packed in panels of eight channels. One turn makes one tap and one panel: a tile of four
 * c by eight o stays in registers while it runs over pixels and images. The sum goes by groups of
 * pixels small enough for the cache; each group adds to what the ones before it left in dw.
 *
 * Positions lie as three nested loops, whose innermost is the columns of one image where an image
 * is large and the images at one position where it is small (a dense layer is all images).
 */
import { argument } from './control'
import { multiplyAdd, storeSome } from './lanes'

const X = 0
/** As `maskGradient` leaves it. */
const PACKED = 1
const DW = 2
const IMAGES = 3
const HEIGHT = 4
const WIDTH = 5
const CHANNELS = 6
const OUT_HEIGHT = 7
const OUT_WIDTH = 8
const OUT_CHANNELS = 9
/** Taps in a row of the window; 1 where PER_TAP holds the row. */
const TAPS_X = 10
const STRIDE = 11
const TOP = 12
const LEFT = 13
/**
 * Values of x that meet one tap, lying together: the channels, or (for few channels, in an x that
 * has its padding already) the whole row of the window.
 */
const PER_TAP = 14
const IMAGES_INNERMOST = 15

/** Positions that a group should hold at least: its parts of x and dz then stay in the cache. */
const GROUP = 256

/** One tap and one panel: height · width of the filter, times panels, turns. */
export function filterGradient(turn: i32): void {
  const images = argument(IMAGES)
  const height = argument(HEIGHT)
  const width = argument(WIDTH)
  const channels = argument(CHANNELS)
  const outHeight = argument(OUT_HEIGHT)
  const outWidth = argument(OUT_WIDTH)
  const outChannels = argument(OUT_CHANNELS)
  const tapsX = argument(TAPS_X)
  const stride = argument(STRIDE)
  const perTap = argument(PER_TAP)
  const imagesInnermost = argument(IMAGES_INNERMOST)

  const panels = (outChannels + 7) >> 3
  const panel = turn % panels
  const tap = turn / panels
  const down = tap / tapsX - argument(TOP)
  const right = (tap % tapsX) - argument(LEFT)

  // Output rows and columns whose tap lies inside the image.
  const firstI = firstInside(down, stride)
  const lastI = min(outHeight, lastInside(down, stride, height))
  const firstJ = firstInside(right, stride)
  const lastJ = min(outWidth, lastInside(right, stride, width))
  const countI = max(0, lastI - firstI)
  const countJ = max(0, lastJ - firstJ)

  const pixelBytes = (<usize>channels) << 2
  const rowBytes = <usize>width * pixelBytes
  const imageBytes = <usize>height * rowBytes
  const area = outHeight * outWidth
  const x =
    <usize>argument(X) +
    <usize>(firstI * stride + down) * rowBytes +
    <usize>(firstJ * stride + right) * pixelBytes
  const panelPacked = <usize>argument(PACKED) + <usize>(panel * images * area) * 32
  const corner = firstI * outWidth + firstJ

  let outer = images
  let middle = countI
  let inner = countJ
  let xOuter = imageBytes
  let xMiddle = <usize>stride * rowBytes
  let xInner = <usize>stride * pixelBytes
  let zOuter = (<usize>area) << 5
  let zMiddle = (<usize>outWidth) << 5
  let zInner: usize = 32
  let packed = panelPacked + ((<usize>corner) << 5)
  if (imagesInnermost) {
    outer = countI
    middle = countJ
    inner = images
    xOuter = xMiddle
    xMiddle = xInner
    xInner = imageBytes
    zOuter = (<usize>(outWidth * images)) << 5
    zMiddle = (<usize>images) << 5
    packed = panelPacked + ((<usize>(corner * images)) << 5)
  }
  const atOnce = max(1, GROUP / max(1, middle * inner))
  const lanes = min(8, outChannels - (panel << 3))
  const outBytes = (<usize>outChannels) << 2
  const dw = <usize>argument(DW) + <usize>(tap * perTap) * outBytes + ((<usize>panel) << 5)
  const nothing = middle * inner == 0

  for (let first = 0; first == 0 || first < outer; first += atOnce) {
    const groups = nothing ? 0 : min(atOnce, outer - first)
    const groupX = x + <usize>first * xOuter
    const groupPacked = packed + <usize>first * zOuter
    for (let c = 0; c < perTap; c += 4) {
      let low0 = f32x4.splat(0)
      let low1 = low0
      let low2 = low0
      let low3 = low0
      let high0 = low0
      let high1 = low0
      let high2 = low0
      let high3 = low0
      for (let g = 0; g < groups; g++) {
        for (let m = 0; m < middle; m++) {
          let a = groupX + <usize>g * xOuter + <usize>m * xMiddle + ((<usize>c) << 2)
          let b = groupPacked + <usize>g * zOuter + <usize>m * zMiddle
          for (let k = inner; k > 0; k--) {
            const low = v128.load(b)
            const high = v128.load(b, 16)
            let s = v128.load_splat<f32>(a)
            low0 = multiplyAdd(s, low, low0)
            high0 = multiplyAdd(s, high, high0)
            s = v128.load_splat<f32>(a, 4)
            low1 = multiplyAdd(s, low, low1)
            high1 = multiplyAdd(s, high, high1)
            s = v128.load_splat<f32>(a, 8)
            low2 = multiplyAdd(s, low, low2)
            high2 = multiplyAdd(s, high, high2)
            s = v128.load_splat<f32>(a, 12)
            low3 = multiplyAdd(s, low, low3)
            high3 = multiplyAdd(s, high, high3)
            a += xInner
            b += zInner
          }
        }
      }
      const to = dw + <usize>c * outBytes
      const add = first > 0
      addTile(to, low0, high0, lanes, add)
      if (c + 1 < perTap) addTile(to + outBytes, low1, high1, lanes, add)
      if (c + 2 < perTap) addTile(to + 2 * outBytes, low2, high2, lanes, add)
      if (c + 3 < perTap) addTile(to + 3 * outBytes, low3, high3, lanes, add)
    }
  }
}

/** The first position i ≥ 0 with i · stride + shift ≥ 0. */
function firstInside(shift: i32, stride: i32): i32 {
  return shift < 0 ? (stride - 1 - shift) / stride : 0
}

/** One past the last position i with i · stride + shift < size; 0 where there is none. */
function lastInside(shift: i32, stride: i32, size: i32): i32 {
  return size > shift ? (size - 1 - shift) / stride + 1 : 0
}

/** Adds to, or starts, one row of the tile. What is read past the panel's channels is not stored. */
function addTile(at: usize, low: v128, high: v128, lanes: i32, add: bool): void {
  if (add) {
    low = f32x4.add(low, v128.load(at))
    high = f32x4.add(high, v128.load(at, 16))
  }
  if (lanes == 8) {
    v128.store(at, low)
    v128.store(at, high, 16)
  } else storeSome(at, low, high, lanes)
}
