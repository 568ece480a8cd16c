/** Pixels of single images of a set that is being looked through, read out of its Blob as they are shown. */
import { useEffect, useReducer, useState } from 'react'

const MOST_KEPT = 1000
const kept = new WeakMap<Blob, Map<number, Uint8Array>>()

function keptOf(blob: Blob): Map<number, Uint8Array> {
  const known = kept.get(blob) ?? new Map<number, Uint8Array>()
  kept.set(blob, known)
  return known
}

async function read(blob: Blob, image: number, length: number): Promise<Uint8Array> {
  const images = keptOf(blob)
  const part = blob.slice(image * length, (image + 1) * length)
  const pixels = new Uint8Array(await part.arrayBuffer())
  if (pixels.length < length) throw new Error('The set’s pixels end before this image.')
  images.set(image, pixels)
  const [oldest] = images.keys()
  if (images.size > MOST_KEPT && oldest !== undefined) images.delete(oldest)
  return pixels
}

/**
 * An image’s pixels; null until they are read.
 * @param length bytes of an image
 */
export function usePixels(blob: Blob, image: number, length: number): Uint8Array | null | 'failed' {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [failed, setFailed] = useState<Blob | null>(null)
  useEffect(() => {
    if (keptOf(blob).has(image)) return
    let current = true
    read(blob, image, length).then(
      () => current && redraw(),
      () => current && setFailed(blob),
    )
    return () => {
      current = false
    }
  }, [blob, image, length])
  return keptOf(blob).get(image) ?? (failed === blob ? 'failed' : null)
}
