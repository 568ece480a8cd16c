/**
 * What comes back through an activation and a bias: dz = dy, or dy where y > 0 and dy · 0 elsewhere
 * (ReLU; NaN stays NaN), in the layouts that the gradients of a convolution need, and the sums of
 * dz over each image's pixels, whose sum over images is the gradient of the bias.
 */
import { argument } from './control'
import { storeSome } from './lanes'

const DY = 0
/** The activation's result; 0 for a linear one. */
const Y = 1
/** Where dz goes in the layout of dy; 0 where it is not needed. */
const DZ = 2
/** Where it goes in panels: [panel][image][pixel][8], or [panel][pixel][image][8]. */
const PACKED = 3
/** Sums for each image, [images][channels rounded up to 8]. */
const SUMS = 4
const IMAGES = 5
const AREA = 6
const CHANNELS = 7
const IMAGES_INNERMOST = 8

/** One image; as many turns. */
export function maskGradient(image: i32): void {
  const images = argument(IMAGES)
  const area = argument(AREA)
  const channels = argument(CHANNELS)
  const imagesInnermost = argument(IMAGES_INNERMOST)
  const masks = argument(Y) != 0
  const keeps = argument(DZ) != 0
  const panels = (channels + 7) >> 3
  const sums = <usize>argument(SUMS) + ((<usize>(image * panels)) << 5)
  memory.fill(sums, 0, (<usize>panels) << 5)

  const panelBytes = (<usize>(images * area)) << 5
  const first = imagesInnermost ? image : image * area
  const next: usize = imagesInnermost ? (<usize>images) << 5 : 32
  let row = <usize>argument(PACKED) + ((<usize>first) << 5)
  let at = (<usize>(image * area * channels)) << 2
  const dy = <usize>argument(DY)
  const y = <usize>argument(Y)
  const dz = <usize>argument(DZ)
  const one = f32x4.splat(1)
  const zero = f32x4.splat(0)
  for (let pixel = 0; pixel < area; pixel++) {
    let to = row
    let sum = sums
    for (let left = channels; left > 0; left -= 8) {
      let low = v128.load(dy + at)
      let high = v128.load(dy + at, 16)
      if (masks) {
        low = f32x4.mul(low, v128.and(f32x4.gt(v128.load(y + at), zero), one))
        high = f32x4.mul(high, v128.and(f32x4.gt(v128.load(y + at, 16), zero), one))
      }
      v128.store(to, low)
      v128.store(to, high, 16)
      v128.store(sum, f32x4.add(v128.load(sum), low))
      v128.store(sum, f32x4.add(v128.load(sum, 16), high), 16)
      const lanes = min(8, left)
      if (keeps) {
        if (lanes == 8) {
          v128.store(dz + at, low)
          v128.store(dz + at, high, 16)
        } else storeSome(dz + at, low, high, lanes)
      }
      at += (<usize>lanes) << 2
      to += panelBytes
      sum += 32
    }
    row += next
  }
}
