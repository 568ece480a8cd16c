/**
 * How many pages a TIFF has: its directories are a chain, each naming the next by its place. One that
 * leads back to itself, or out of the file, ends it.
 * https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, section 2; BigTIFF has places of eight bytes
 */
import { CUT_SHORT, digits, fileSizeText, Refusal } from '../refusal'

/** Pages that are looked for, at most. */
const MOST = 10_000

/** @throws Refusal where not even the first directory is within the file */
export function tiffPages(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const isBig = view.getUint16(2, little) === 43
  const [head, size, counted] = isBig ? [8, 20, 8] : [4, 12, 2]
  const placeAt = (at: number) =>
    isBig ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little)
  const seen = new Set<number>()
  let at = head + head <= bytes.length ? placeAt(head) : Infinity
  while (at > 0 && !seen.has(at) && seen.size < MOST && at + counted <= bytes.length) {
    seen.add(at)
    const entries = isBig ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little)
    const next = at + counted + entries * size
    if (next + head > bytes.length) break
    at = placeAt(next)
  }
  if (seen.size > 0) return seen.size
  throw new Refusal(
    'truncated',
    at > 0 && Number.isFinite(at)
      ? `The TIFF’s directory is at byte ${digits(at)}, and it ends after ${fileSizeText(bytes.length)}: ${CUT_SHORT}`
      : `The TIFF ends after ${fileSizeText(bytes.length)}, without a directory: ${CUT_SHORT}`,
  )
}
