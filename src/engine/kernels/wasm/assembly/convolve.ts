/**
 * Windows sliding over images, as a matrix product of pixels and a packed filter: the forward
 * convolution, its input gradient, and dense layers (1 × 1 windows on 1 × 1 images) are all this.
 *
 *   dst[n, i, j, o] = bias[o] + Σ_{u, v, c} src[n, row(i) + u, column(j) + v, c] · filter[u, v, c, o]
 *
 * `row` and `column` are tables, which also name the phase of the filter to use (the input gradient
 * of a strided convolution has one filter for each place within a stride). Taps outside the image
 * are left out rather than multiplied by zeros: at 7 × 7 pixels a padded 5 × 5 window loses a third
 * of its taps. A tile holds four images by eight channels in registers, and goes over taps and
 * channels in one run of memory for each row of the window.
 */
import { argument } from './control'
import { multiplyAdd, rectified, storeSome } from './lanes'

/** As `interleave` leaves it. */
const SRC = 0
const DST = 1
/** As `packFilter` or `flipFilter` leaves it. */
const FILTER = 2
/** 0 for none. */
const BIAS = 3
const IMAGES = 4
const HEIGHT = 5
const WIDTH = 6
const CHANNELS = 7
const OUT_HEIGHT = 8
const OUT_WIDTH = 9
const OUT_CHANNELS = 10
/**
 * Tables of two numbers for each output row or column: where its window starts in src (which may be
 * outside), and the offset in bytes of its phase in the packed filter.
 */
const ROWS = 11
const COLUMNS = 12
const TAPS_Y = 13
const TAPS_X = 14
const RELU = 15
const PANELS_A_TURN = 16

/** Four images and PANELS_A_TURN panels; ⌈images / 4⌉ · ⌈panels / PANELS_A_TURN⌉ turns. */
export function convolve(turn: i32): void {
  const images = argument(IMAGES)
  const channels = argument(CHANNELS)
  const outChannels = argument(OUT_CHANNELS)
  const outHeight = argument(OUT_HEIGHT)
  const outWidth = argument(OUT_WIDTH)
  const height = argument(HEIGHT)
  const width = argument(WIDTH)
  const tapsY = argument(TAPS_Y)
  const tapsX = argument(TAPS_X)
  const relu = argument(RELU)
  const bias = <usize>argument(BIAS)
  const rows = <usize>argument(ROWS)
  const columns = <usize>argument(COLUMNS)
  const panelsATurn = argument(PANELS_A_TURN)

  const panels = (outChannels + 7) >> 3
  const blocks = (images + 3) >> 2
  const firstImage = (turn % blocks) << 2
  const firstPanel = (turn / blocks) * panelsATurn
  const lastPanel = min(panels, firstPanel + panelsATurn)

  // Bytes of a pixel, row, image of src: four images of floats.
  const pixelBytes = (<usize>channels) << 4
  const rowBytes = <usize>width * pixelBytes
  const imageBytes = <usize>height * rowBytes
  const tapBytes = (<usize>channels) << 5
  const panelBytes = <usize>(tapsY * tapsX) * tapBytes
  const outPixelBytes = (<usize>outChannels) << 2
  const outImageBytes = <usize>(outHeight * outWidth) * outPixelBytes

  // Four images lie interleaved in src; those past the last are not stored.
  const last = images - 1 - firstImage
  const src = <usize>argument(SRC) + <usize>(firstImage >> 2) * imageBytes

  for (let panel = firstPanel; panel < lastPanel; panel++) {
    const lanes = min(8, outChannels - (panel << 3))
    const panelFilter = <usize>argument(FILTER) + <usize>panel * panelBytes
    const panelDst =
      <usize>argument(DST) + <usize>firstImage * outImageBytes + ((<usize>panel) << 5)
    let biasLow = f32x4.splat(0)
    let biasHigh = f32x4.splat(0)
    if (bias != 0) {
      biasLow = v128.load(bias + ((<usize>panel) << 5))
      biasHigh = v128.load(bias + ((<usize>panel) << 5), 16)
    }
    for (let i = 0; i < outHeight; i++) {
      const row = load<i32>(rows + ((<usize>i) << 3))
      const rowFilter = panelFilter + <usize>load<i32>(rows + ((<usize>i) << 3), 4)
      const firstU = max(0, -row)
      const lastU = min(tapsY, height - row)
      for (let j = 0; j < outWidth; j++) {
        const column = load<i32>(columns + ((<usize>j) << 3))
        const firstV = max(0, -column)
        const run = max(0, min(tapsX, width - column) - firstV) * channels
        const filter =
          rowFilter + <usize>load<i32>(columns + ((<usize>j) << 3), 4) + <usize>firstV * tapBytes
        const from = src + <usize>(column + firstV) * pixelBytes
        let low0 = biasLow
        let low1 = biasLow
        let low2 = biasLow
        let low3 = biasLow
        let high0 = biasHigh
        let high1 = biasHigh
        let high2 = biasHigh
        let high3 = biasHigh
        for (let u = firstU; u < lastU; u++) {
          let b = filter + <usize>(u * tapsX) * tapBytes
          let a = from + <usize>(row + u) * rowBytes
          for (let k = run; k > 0; k--) {
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
            a += 16
            b += 32
          }
        }
        let to = panelDst + <usize>(i * outWidth + j) * outPixelBytes
        storeTile(to, low0, high0, lanes, relu)
        if (last < 1) continue
        to += outImageBytes
        storeTile(to, low1, high1, lanes, relu)
        if (last < 2) continue
        to += outImageBytes
        storeTile(to, low2, high2, lanes, relu)
        if (last < 3) continue
        storeTile(to + outImageBytes, low3, high3, lanes, relu)
      }
    }
  }
}

/** One pixel's eight channels, or as many as there are. */
function storeTile(at: usize, low: v128, high: v128, lanes: i32, relu: i32): void {
  if (relu) {
    low = rectified(low)
    high = rectified(high)
  }
  if (lanes == 8) {
    v128.store(at, low)
    v128.store(at, high, 16)
  } else storeSome(at, low, high, lanes)
}
