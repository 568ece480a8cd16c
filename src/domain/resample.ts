/**
 * Pictures at another size, along each axis by taps: which pixels a new one is made of, and each
 * one's share in it. The same bytes on every machine.
 */
export interface Tap {
  readonly start: number
  /** Of the pixels from `start` on; they add up to 1. */
  readonly shares: readonly number[]
}

/** Each new pixel is the mean over what it covers of `size` old ones, those at its edges in part. */
export function areaTaps(size: number, side: number): readonly Tap[] {
  const step = size / side
  return Array.from({ length: side }, (_, to) => {
    const from = to * step
    const end = Math.min(size, from + step)
    const start = Math.floor(from)
    const count = Math.max(1, Math.ceil(end - 1e-9) - start)
    const shares = Array.from(
      { length: count },
      (_, i) => (Math.min(end, start + i + 1) - Math.max(from, start + i)) / step,
    )
    return { start, shares }
  })
}

/** Each new pixel lies between two old ones: half-pixel centres, the edges repeated. */
export function linearTaps(size: number, side: number): readonly Tap[] {
  const step = size / side
  return Array.from({ length: side }, (_, to) => {
    const at = Math.max(0, Math.min(size - 1, (to + 0.5) * step - 0.5))
    const start = Math.min(size - 1, Math.floor(at))
    const share = at - start
    return share === 0 ? { start, shares: [1] } : { start, shares: [1 - share, share] }
  })
}

/** Where a picture lies among values: its first one, and how far rows and pixels are apart. */
export interface Picture {
  readonly values: ArrayLike<number>
  readonly first: number
  readonly row: number
  readonly pixel: number
  readonly height: number
}

/** Bytes of the picture made anew, pixel by pixel, from the first `channels` values of each old one. */
export function resampled(
  { values, first, row, pixel, height }: Picture,
  across: readonly Tap[],
  down: readonly Tap[],
  channels: number,
): Uint8Array<ArrayBuffer> {
  const stride = across.length * channels
  const rows = new Float32Array(height * stride)
  for (let y = 0; y < height; y++)
    across.forEach(({ start, shares }, to) => {
      const at = first + y * row + start * pixel
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0
        for (let i = 0; i < shares.length; i++)
          sum += (shares[i] as number) * (values[at + i * pixel + channel] as number)
        rows[y * stride + to * channels + channel] = sum
      }
    })
  const made = new Uint8Array(down.length * stride)
  down.forEach(({ start, shares }, to) => {
    for (let column = 0; column < stride; column++) {
      let sum = 0
      for (let i = 0; i < shares.length; i++)
        sum += (shares[i] as number) * (rows[(start + i) * stride + column] as number)
      made[to * stride + column] = Math.min(255, sum + 0.5)
    }
  })
  return made
}
