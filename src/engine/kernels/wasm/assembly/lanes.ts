/** Four-lane arithmetic that the kernels share. */

/** a · b + c, rounded once where the browser has relaxed SIMD, else twice. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

/** max(x, 0) of each lane; NaN stays NaN. */
export function rectified(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0))
}

/** Stores the first `count` (1 to 8) of the eight lanes. */
export function storeSome(at: usize, low: v128, high: v128, count: i32): void {
  if (count >= 4) v128.store(at, low)
  const rest = count >= 4 ? high : low
  const from = count >= 4 ? at + 16 : at
  const left = count & 3
  if (count == 8) v128.store(from, high)
  if (left > 0) v128.store_lane<f32>(from, rest, 0)
  if (left > 1) v128.store_lane<f32>(from, rest, 1, 4)
  if (left > 2) v128.store_lane<f32>(from, rest, 2, 8)
}

/** Stores the four lanes, or the first `left` of them where those are fewer. */
export function storeUpTo(at: usize, lanes: v128, left: i32): void {
  if (left >= 4) v128.store(at, lanes)
  else storeSome(at, lanes, lanes, left)
}

/** A 4 × 4 block transposed; its rows are stored `step` bytes apart. */
export function transposeFour(to: usize, step: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
  const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<i64>(ab01, cd01, 0, 2))
  v128.store(to + step, v128.shuffle<i64>(ab01, cd01, 1, 3))
  v128.store(to + 2 * step, v128.shuffle<i64>(ab23, cd23, 0, 2))
  v128.store(to + 3 * step, v128.shuffle<i64>(ab23, cd23, 1, 3))
}
