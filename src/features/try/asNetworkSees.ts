/** A picture as the network is given it, to be shown, and its measures in words. Pure. */
import type { RunConfig } from '../../domain/config'
import { greyOf } from '../../domain/grey'
import type { Thumbnail } from '../../state/tryoutPictures'

/** Grey where the network takes one channel. */
export function asNetworkSees(image: Thumbnail, channels: 1 | 3): Thumbnail {
  if (channels === 3 || image.channels === 1) return image
  const { side, pixels } = image
  const grey = Uint8Array.from({ length: side * side }, (_, i) => {
    const part = (channel: number) => pixels[3 * i + channel] as number
    return greyOf(part(0), part(1), part(2))
  })
  return { side, channels: 1, pixels: grey }
}

/** “64 × 64, RGB”, “28 × 28, resized to 64 × 64, grey”. */
export function measures(side: number, { size, channels }: Pick<RunConfig, 'size' | 'channels'>) {
  const resized = side === size ? '' : `, resized to ${size} × ${size}`
  return `${side} × ${side}${resized}, ${channels === 1 ? 'grey' : 'RGB'}`
}
