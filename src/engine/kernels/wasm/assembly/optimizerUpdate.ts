/**
 * An optimiser's step over all weights, in one pass: each turn reads a chunk of one weight, of its
 * gradient and of the slots, and writes the new weight and slots elsewhere. Which rule is which, and
 * what it takes, stands in `../passes.ts`.
 */
import { argument, fraction } from './control'
import { storeUpTo } from './lanes'

/** For each turn: weight, gradient, new weight, the chunk's offset in a slot in bytes, elements. */
const TABLE = 0
/** 0 rmsprop, 1 adam, 2 sgd. */
const RULE = 1
/** Where the factor of the gradients lies. */
const SCALE = 2
const SLOT = 3
const NEW_SLOT = 4
/** Adam's second. */
const SLOT_2 = 5
const NEW_SLOT_2 = 6
const RATE = 7
/** ρ or μ. */
const KEEP = 8
/** 1 − ρ, or 1 − β₁. */
const GAIN = 9
/** 1 − β₂ */
const GAIN_2 = 10
const EPSILON = 11

export function optimizerUpdate(turn: i32): void {
  const entry = <usize>argument(TABLE) + <usize>turn * 20
  const weight = <usize>load<i32>(entry)
  const gradient = <usize>load<i32>(entry, 4)
  const to = <usize>load<i32>(entry, 8)
  const offset = <usize>load<i32>(entry, 12)
  const count = load<i32>(entry, 16)
  const scale = v128.load_splat<f32>(<usize>argument(SCALE))
  const rate = f32x4.splat(fraction(RATE))
  const gain = f32x4.splat(fraction(GAIN))
  const epsilon = f32x4.splat(fraction(EPSILON))
  const slot = <usize>argument(SLOT) + offset
  const newSlot = <usize>argument(NEW_SLOT) + offset
  let at: usize = 0
  switch (argument(RULE)) {
    case 0: {
      const keep = f32x4.splat(fraction(KEEP))
      for (let left = count; left > 0; left -= 4) {
        const g = f32x4.mul(v128.load(gradient + at), scale)
        const v = f32x4.add(f32x4.mul(v128.load(slot + at), keep), f32x4.mul(f32x4.mul(g, g), gain))
        const step = f32x4.div(f32x4.mul(g, rate), f32x4.sqrt(f32x4.add(v, epsilon)))
        storeUpTo(newSlot + at, v, left)
        storeUpTo(to + at, f32x4.sub(v128.load(weight + at), step), left)
        at += 16
      }
      return
    }
    case 1: {
      const gain2 = f32x4.splat(fraction(GAIN_2))
      const slot2 = <usize>argument(SLOT_2) + offset
      const newSlot2 = <usize>argument(NEW_SLOT_2) + offset
      for (let left = count; left > 0; left -= 4) {
        const g = f32x4.mul(v128.load(gradient + at), scale)
        let m = v128.load(slot + at)
        let v = v128.load(slot2 + at)
        m = f32x4.add(m, f32x4.mul(f32x4.sub(g, m), gain))
        v = f32x4.add(v, f32x4.mul(f32x4.sub(f32x4.mul(g, g), v), gain2))
        const step = f32x4.div(f32x4.mul(m, rate), f32x4.add(f32x4.sqrt(v), epsilon))
        storeUpTo(newSlot + at, m, left)
        storeUpTo(newSlot2 + at, v, left)
        storeUpTo(to + at, f32x4.sub(v128.load(weight + at), step), left)
        at += 16
      }
      return
    }
    case 2: {
      const keep = f32x4.splat(fraction(KEEP))
      for (let left = count; left > 0; left -= 4) {
        const g = f32x4.mul(v128.load(gradient + at), scale)
        const u = f32x4.sub(f32x4.mul(v128.load(slot + at), keep), f32x4.mul(g, rate))
        storeUpTo(newSlot + at, u, left)
        storeUpTo(to + at, f32x4.add(v128.load(weight + at), u), left)
        at += 16
      }
    }
  }
}
