/**
 * Batch normalisation of two twins, A's rows and then B's. Each twin's rows are cut into blocks, one
 * a turn, the same ones on any number of threads: sums go block by block here, and over blocks, in
 * double precision, in the kernel that calls. Rows of its tables are FEATURES rounded up to eight.
 */
import { argument } from './control'
import { storeSome } from './lanes'

const X = 0
const DY = 1
/** y or dx, or what was summed: two rows for each block. */
const TO = 2
/** For each twin its rows: see the task. */
const TABLE = 3
/** Of one twin. */
const ROWS = 4
const BLOCKS = 5
/** Rows of a block; the last one may have fewer. */
const EACH = 6
const FEATURES = 7

function wideBytes(): usize {
  return (<usize>((argument(FEATURES) + 7) >> 3)) << 5
}

function rowBytes(): usize {
  return (<usize>argument(FEATURES)) << 2
}

/** Where a block's rows begin, in bytes from the first. */
function start(turn: i32): usize {
  const blocks = argument(BLOCKS)
  const row = (turn / blocks) * argument(ROWS) + (turn % blocks) * argument(EACH)
  return <usize>row * rowBytes()
}

function count(turn: i32): i32 {
  return min(argument(EACH), argument(ROWS) - (turn % argument(BLOCKS)) * argument(EACH))
}

/** The table's rows of a turn's twin, `rows` each. */
function tableOf(turn: i32, rows: i32): usize {
  return <usize>argument(TABLE) + <usize>((turn / argument(BLOCKS)) * rows) * wideBytes()
}

/** A block's mean, and its sum of squares about that mean. */
export function partialMoments(turn: i32): void {
  const bytes = rowBytes()
  const wide = wideBytes()
  const rows = count(turn)
  const x = <usize>argument(X) + start(turn)
  const to = <usize>argument(TO) + <usize>(2 * turn) * wide
  const share = f32x4.splat(1 / <f32>rows)
  for (let at: usize = 0; at < bytes; at += 32) {
    let low = f32x4.splat(0)
    let high = low
    let from = x + at
    for (let row = 0; row < rows; row++) {
      low = f32x4.add(low, v128.load(from))
      high = f32x4.add(high, v128.load(from, 16))
      from += bytes
    }
    const meanLow = f32x4.mul(low, share)
    const meanHigh = f32x4.mul(high, share)
    low = f32x4.splat(0)
    high = low
    from = x + at
    for (let row = 0; row < rows; row++) {
      const l = f32x4.sub(v128.load(from), meanLow)
      const h = f32x4.sub(v128.load(from, 16), meanHigh)
      low = f32x4.add(low, f32x4.mul(l, l))
      high = f32x4.add(high, f32x4.mul(h, h))
      from += bytes
    }
    v128.store(to + at, meanLow)
    v128.store(to + at, meanHigh, 16)
    v128.store(to + wide + at, low)
    v128.store(to + wide + at, high, 16)
  }
}

/** y = (x − mean) · factor + beta; the table has these three. */
export function normalize(turn: i32): void {
  const bytes = rowBytes()
  const wide = wideBytes()
  const mean = tableOf(turn, 3)
  const factor = mean + wide
  const beta = factor + wide
  let x = <usize>argument(X) + start(turn)
  let to = <usize>argument(TO) + start(turn)
  for (let row = count(turn); row > 0; row--) {
    let left = argument(FEATURES)
    for (let at: usize = 0; at < bytes; at += 32) {
      const l = f32x4.sub(v128.load(x + at), v128.load(mean + at))
      const h = f32x4.sub(v128.load(x + at, 16), v128.load(mean + at, 16))
      storeSome(
        to + at,
        f32x4.add(f32x4.mul(l, v128.load(factor + at)), v128.load(beta + at)),
        f32x4.add(f32x4.mul(h, v128.load(factor + at, 16)), v128.load(beta + at, 16)),
        min(8, left),
      )
      left -= 8
    }
    x += bytes
    to += bytes
  }
}

/** A block's sums of dy, and of dy · (x − mean); the table has the mean. */
export function partialGradientSums(turn: i32): void {
  const bytes = rowBytes()
  const wide = wideBytes()
  const rows = count(turn)
  const mean = tableOf(turn, 1)
  const toDy = <usize>argument(DY) - <usize>argument(X)
  const x = <usize>argument(X) + start(turn)
  const to = <usize>argument(TO) + <usize>(2 * turn) * wide
  for (let at: usize = 0; at < bytes; at += 32) {
    const meanLow = v128.load(mean + at)
    const meanHigh = v128.load(mean + at, 16)
    let low = f32x4.splat(0)
    let high = low
    let productLow = low
    let productHigh = low
    let from = x + at
    for (let row = 0; row < rows; row++) {
      const l = v128.load(from + toDy)
      const h = v128.load(from + toDy, 16)
      low = f32x4.add(low, l)
      high = f32x4.add(high, h)
      productLow = f32x4.add(productLow, f32x4.mul(l, f32x4.sub(v128.load(from), meanLow)))
      productHigh = f32x4.add(productHigh, f32x4.mul(h, f32x4.sub(v128.load(from, 16), meanHigh)))
      from += bytes
    }
    v128.store(to + at, low)
    v128.store(to + at, high, 16)
    v128.store(to + wide + at, productLow)
    v128.store(to + wide + at, productHigh, 16)
  }
}

/** dx = factor · (dy − shift − (x − mean) · slope); the table has mean, factor, shift, slope. */
export function normalizeGradient(turn: i32): void {
  const bytes = rowBytes()
  const wide = wideBytes()
  const mean = tableOf(turn, 4)
  const factor = mean + wide
  const shift = factor + wide
  const slope = shift + wide
  const toDy = <usize>argument(DY) - <usize>argument(X)
  let x = <usize>argument(X) + start(turn)
  let to = <usize>argument(TO) + start(turn)
  for (let row = count(turn); row > 0; row--) {
    let left = argument(FEATURES)
    for (let at: usize = 0; at < bytes; at += 32) {
      storeSome(
        to + at,
        inputGradient(x + at, x + toDy + at, mean + at, factor + at, shift + at, slope + at),
        inputGradient(
          x + at + 16,
          x + toDy + at + 16,
          mean + at + 16,
          factor + at + 16,
          shift + at + 16,
          slope + at + 16,
        ),
        min(8, left),
      )
      left -= 8
    }
    x += bytes
    to += bytes
  }
}

function inputGradient(
  x: usize,
  dy: usize,
  mean: usize,
  factor: usize,
  shift: usize,
  slope: usize,
): v128 {
  const centred = f32x4.sub(v128.load(x), v128.load(mean))
  const own = f32x4.sub(v128.load(dy), v128.load(shift))
  return f32x4.mul(v128.load(factor), f32x4.sub(own, f32x4.mul(centred, v128.load(slope))))
}
