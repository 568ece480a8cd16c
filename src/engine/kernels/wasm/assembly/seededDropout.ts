/**
 * y = x · mask, where element i is kept and multiplied by 1 / (1 − rate) if the upper 24 bits of
 * mix(mix(i + key) ^ key · 0x9e3779b1) reach a threshold: the numbers of `engine/core/random.ts`,
 * whose mixer is “lowbias32” of Chris Wellons's hash-prospector.
 */
import { argument, fraction } from './control'
import { storeUpTo } from './lanes'

const X = 0
const Y = 1
const SIZE = 2
const KEY = 3
/** ⌈rate · 2²⁴⌉ */
const THRESHOLD = 4
/** 1 / (1 − rate) */
const KEPT = 5
/** Elements a turn, a multiple of four. */
const EACH = 6

export function seededDropout(turn: i32): void {
  const key = argument(KEY)
  const threshold = i32x4.splat(argument(THRESHOLD))
  const kept = f32x4.splat(fraction(KEPT))
  const key2 = i32x4.splat(key * 0x9e3779b1)
  const each = argument(EACH)
  const start = turn * each
  const x = <usize>argument(X) + ((<usize>start) << 2)
  const y = <usize>argument(Y) + ((<usize>start) << 2)
  let counter = i32x4.add(i32x4.splat(start + key), i32x4(0, 1, 2, 3))
  let at: usize = 0
  for (let left = min(each, argument(SIZE) - start); left > 0; left -= 4) {
    const bits = mix(v128.xor(mix(counter), key2))
    const mask = v128.and(i32x4.ge_s(i32x4.shr_u(bits, 8), threshold), kept)
    storeUpTo(y + at, f32x4.mul(v128.load(x + at), mask), left)
    counter = i32x4.add(counter, i32x4.splat(4))
    at += 16
  }
}

/** Four numbers mixed. */
function mix(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d))
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b))
  return v128.xor(x, i32x4.shr_u(x, 16))
}
