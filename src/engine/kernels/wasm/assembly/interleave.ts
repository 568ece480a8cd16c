/**
 * Images four by four: value k of images 4q … 4q + 3 side by side, so that `convolve` reads its four
 * pixels from one place. Past the last image the last one is repeated.
 */
import { argument } from './control'
import { transposeFour } from './lanes'

const FROM = 0
/** [⌈images / 4⌉][values][4] */
const TO = 1
const IMAGES = 2
/** Values in an image. */
const VALUES = 3

/** Four images a turn. */
export function interleave(turn: i32): void {
  const images = argument(IMAGES)
  const values = argument(VALUES)
  const bytes = (<usize>values) << 2
  const image = turn << 2
  const last = images - 1 - image
  let a = <usize>argument(FROM) + <usize>image * bytes
  let b = a + <usize>min(1, last) * bytes
  let c = a + <usize>min(2, last) * bytes
  let d = a + <usize>min(3, last) * bytes
  let to = <usize>argument(TO) + <usize>image * bytes
  let left = values
  for (; left >= 4; left -= 4) {
    transposeFour(to, 16, v128.load(a), v128.load(b), v128.load(c), v128.load(d))
    a += 16
    b += 16
    c += 16
    d += 16
    to += 64
  }
  for (; left > 0; left--) {
    store<f32>(to, load<f32>(a))
    store<f32>(to, load<f32>(b), 4)
    store<f32>(to, load<f32>(c), 8)
    store<f32>(to, load<f32>(d), 12)
    a += 4
    b += 4
    c += 4
    d += 4
    to += 16
  }
}
