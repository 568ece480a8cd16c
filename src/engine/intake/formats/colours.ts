/** Colours of TIFF as RGB, a byte each. */

/** The first `depth` of each pixel's samples. */
export function firstSamples(
  samples: ArrayLike<number>,
  stated: number,
  depth: number,
  pixels: number,
): Uint8Array<ArrayBuffer> {
  if (stated === depth) return Uint8Array.from(samples)
  const made = new Uint8Array(pixels * depth)
  for (let i = 0; i < pixels; i++)
    for (let c = 0; c < depth; c++) made[i * depth + c] = samples[i * stated + c]!
  return made
}

/** @param map all reds, then all greens, then all blues, of 16 bits */
export function fromPalette(places: Uint8Array, map: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const count = map.length / 3
  const made = new Uint8Array(places.length * 3)
  for (let i = 0; i < places.length; i++)
    for (let c = 0; c < 3; c++) made[i * 3 + c] = map[c * count + places[i]!]! >> 8
  return made
}

/** Each ink takes its share of light, black of all: 255 (1 - ink)(1 - black). */
export function fromCmyk(inks: Uint8Array): Uint8Array<ArrayBuffer> {
  const pixels = inks.length / 4
  const made = new Uint8Array(pixels * 3)
  for (let i = 0; i < pixels; i++)
    for (let c = 0; c < 3; c++)
      made[i * 3 + c] = ((255 - inks[i * 4 + c]!) * (255 - inks[i * 4 + 3]!)) / 255 + 0.5
  return made
}

/** ITU-R BT.601 over the whole range, as JPEG has it: https://www.w3.org/Graphics/JPEG/jfif3.pdf. */
export function fromYcbcr(samples: Uint8Array): Uint8Array<ArrayBuffer> {
  const made = new Uint8ClampedArray(samples.length)
  for (let i = 0; i < samples.length; i += 3) {
    const [y, cb, cr] = [samples[i]!, samples[i + 1]! - 128, samples[i + 2]! - 128]
    made[i] = y + 1.402 * cr
    made[i + 1] = y - 0.344136 * cb - 0.714136 * cr
    made[i + 2] = y + 1.772 * cb
  }
  return new Uint8Array(made.buffer)
}
