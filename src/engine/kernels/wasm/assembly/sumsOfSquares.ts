/** Σx² and the number of NaN of a chunk of values, in double precision. */
import { argument } from './control'

/** For each turn: where its values lie, and how many they are. */
const TABLE = 0
/** For each turn two doubles: the sum and the count. */
const TO = 1

export function sumsOfSquares(turn: i32): void {
  const entry = <usize>argument(TABLE) + ((<usize>turn) << 3)
  let from = <usize>load<i32>(entry)
  const count = load<i32>(entry, 4)
  const end = from + ((<usize>count) << 2)
  const whole = from + ((<usize>(count & ~7)) << 2)
  let a = f64x2.splat(0)
  let b = a
  let c = a
  let d = a
  let nan = i32x4.splat(0)
  for (; from < whole; from += 32) {
    const low = v128.load(from)
    const high = v128.load(from, 16)
    a = addSquares(a, low)
    b = addSquares(b, v128.shuffle<i64>(low, low, 1, 1))
    c = addSquares(c, high)
    d = addSquares(d, v128.shuffle<i64>(high, high, 1, 1))
    nan = i32x4.sub(nan, f32x4.ne(low, low))
    nan = i32x4.sub(nan, f32x4.ne(high, high))
  }
  const ab = f64x2.add(a, b)
  const cd = f64x2.add(c, d)
  const four = f64x2.add(ab, cd)
  let sum = f64x2.extract_lane(four, 0) + f64x2.extract_lane(four, 1)
  let nans =
    i32x4.extract_lane(nan, 0) +
    i32x4.extract_lane(nan, 1) +
    i32x4.extract_lane(nan, 2) +
    i32x4.extract_lane(nan, 3)
  for (; from < end; from += 4) {
    const x = <f64>load<f32>(from)
    sum += x * x
    if (x != x) nans++
  }
  const to = <usize>argument(TO) + ((<usize>turn) << 4)
  store<f64>(to, sum)
  store<f64>(to, <f64>nans, 8)
}

/** The lower two lanes squared. */
function addSquares(sums: v128, x: v128): v128 {
  const wide = f64x2.promote_low_f32x4(x)
  return f64x2.add(sums, f64x2.mul(wide, wide))
}
