/** Pixels of images one after the other, as a Blob, of which some are put anew. */

/**
 * A Blob in which some images have other pixels; the rest of it is not read.
 * @param length bytes of an image
 * @param images their places, ascending
 * @param pixels theirs, one after the other in that order
 */
export function withImages(
  blob: Blob,
  length: number,
  images: readonly number[],
  pixels: Uint8Array<ArrayBuffer>,
): Blob {
  const parts: BlobPart[] = []
  let from = 0
  images.forEach((image, i) => {
    parts.push(blob.slice(from, image * length), pixels.subarray(i * length, (i + 1) * length))
    from = (image + 1) * length
  })
  return new Blob([...parts, blob.slice(from)])
}
