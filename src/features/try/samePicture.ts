/** Whether both slots hold the very same picture, and what that says: nothing. Pure. */
import { HEADS } from '../../domain/choices/heads'
import type { RunConfig } from '../../domain/config'
import { leastDistance } from '../../domain/leastDistance'
import type { HeldOutImages } from '../../domain/reports'
import type { RunImage, Thumbnail } from '../../state/tryoutPictures'
import { asNetworkSees } from './asNetworkSees'
import { outputText } from './words'

/**
 * By their pixels as the network gets them, however they came: the same file, a copy of it, or a held-out
 * image.
 * @param options side and channels of what is given
 */
export function isSamePicture(
  images: readonly [RunImage, RunImage],
  options: Pick<Thumbnail, 'side' | 'channels'>,
  heldOut: HeldOutImages | null,
  channels: RunConfig['channels'],
): boolean {
  const [a, b] = images
  if (a.kind === 'held_out' && b.kind === 'held_out' && a.place === b.place) return true
  const [first, second] = images.map((image) => pixelsOf(image, options, heldOut))
  if (!first || !second || first.side !== second.side) return false
  const [one, two] = [asNetworkSees(first, channels), asNetworkSees(second, channels)]
  return (
    one.channels === two.channels && one.pixels.every((byte, place) => byte === two.pixels[place])
  )
}

/** Null where the pixels are not here. */
function pixelsOf(
  image: RunImage,
  { side, channels }: Pick<Thumbnail, 'side' | 'channels'>,
  heldOut: HeldOutImages | null,
): Thumbnail | null {
  if (image.kind === 'given') return { side, channels, pixels: image.pixels }
  if (heldOut === null) return null
  const length = heldOut.side * heldOut.side * heldOut.channels
  const pixels = heldOut.pixels.subarray(image.place * length, (image.place + 1) * length)
  return { side: heldOut.side, channels: heldOut.channels, pixels }
}

/** What a run says of a picture with itself, whatever its weights. */
export function samePictureText(
  config: RunConfig,
  { distance, output }: { readonly distance: number; readonly output: number },
  picture: string,
): string {
  const least = leastDistance(config)
  const { takesDistance, isProbability } = HEADS[config.head]
  const self =
    least > 0
      ? `their distance is √ε = ${outputText(least)}, the least there is`
      : `their distance is 0${distance > 0 ? `, but for rounding (${outputText(distance)})` : ''}`
  const head = isProbability
    ? ` The head makes ${outputText(output)} of ${takesDistance ? 'that distance' : 'no difference at all'}${takesDistance ? '' : ', σ of its bias'}.`
    : ''
  return `Both are the very same ${picture}, pixel for pixel, so both embeddings are one and the same: ${self}, whatever the weights.${head} That says nothing of the network. Put another ${picture} into one slot.`
}
