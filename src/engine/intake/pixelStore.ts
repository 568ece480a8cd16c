/** The pixels of a set while it grows: a part at a time goes into a Blob, which may lie on disk. */

export interface PixelStore {
  readonly count: number
  add(pixels: Uint8Array): void
  /** Everything added so far, one image after the other. */
  toBlob(): Blob
}

const PART_BYTES = 8_000_000

/** @param length bytes of an image */
export function createPixelStore(length: number): PixelStore {
  const perPart = Math.max(1, Math.floor(PART_BYTES / length))
  const part = new Uint8Array(perPart * length)
  const parts: Blob[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    add(pixels) {
      part.set(pixels, (count % perPart) * length)
      count++
      // A Blob copies what it is given, so the part can be written over.
      if (count % perPart === 0) parts.push(new Blob([part]))
    },
    toBlob: () => new Blob([...parts, part.subarray(0, (count % perPart) * length)]),
  }
}
