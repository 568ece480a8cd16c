/**
 * Pixels of single images of a set that is being looked through, read out of its Blob as they are shown.
 * What is asked for in one turn is read together: a read costs the page's thread about a millisecond,
 * however little it reads.
 */
import { useEffect, useReducer } from 'react'
import { spansOf } from './spans'

const MOST_KEPT = 1000

interface Images {
  readonly pixels: Map<number, Uint8Array | 'failed'>
  /** Those that are to be read, and who waits for them. */
  readonly wanted: Map<number, Set<() => void>>
}
const known = new WeakMap<Blob, Images>()

function imagesOf(blob: Blob): Images {
  const images = known.get(blob) ?? { pixels: new Map(), wanted: new Map() }
  known.set(blob, images)
  return images
}

/** Calls once an image is there. @returns gives that up */
function ask(blob: Blob, image: number, length: number, done: () => void): () => void {
  const { wanted } = imagesOf(blob)
  if (wanted.size === 0) queueMicrotask(() => readWanted(blob, length))
  const waiting = wanted.get(image) ?? new Set()
  wanted.set(image, waiting)
  waiting.add(done)
  return () => waiting.delete(done)
}

function readWanted(blob: Blob, length: number): void {
  const { wanted } = imagesOf(blob)
  const asked = new Map(wanted)
  wanted.clear()
  for (const span of spansOf([...asked.keys()])) void readSpan(blob, length, span, asked)
}

async function readSpan(
  blob: Blob,
  length: number,
  span: readonly number[],
  asked: Images['wanted'],
): Promise<void> {
  const [first, last] = [span[0] as number, span.at(-1) as number]
  const part = blob.slice(first * length, (last + 1) * length)
  // Of a file that is gone nothing can be read.
  const bytes = await part.arrayBuffer().catch(() => new ArrayBuffer(0))
  const { pixels } = imagesOf(blob)
  for (const image of span) {
    const own = new Uint8Array(bytes.slice((image - first) * length, (image - first + 1) * length))
    pixels.set(image, own.length === length ? own : 'failed')
  }
  for (const oldest of [...pixels.keys()].slice(0, Math.max(0, pixels.size - MOST_KEPT)))
    pixels.delete(oldest)
  for (const image of span) asked.get(image)?.forEach((done) => done())
}

/**
 * An image’s pixels; null until they are read.
 * @param length bytes of an image
 */
export function usePixels(blob: Blob, image: number, length: number): Uint8Array | null | 'failed' {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(
    () => (imagesOf(blob).pixels.has(image) ? undefined : ask(blob, image, length, redraw)),
    [blob, image, length],
  )
  return imagesOf(blob).pixels.get(image) ?? null
}
