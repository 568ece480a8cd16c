/**
 * What is packed by gzip comes out as a stream and goes into a Blob piece by piece, which the browser
 * keeps on disk where it is large: it is never whole in one array.
 */
import { CUT_SHORT, fileSizeText, Refusal } from '../refusal'
import { bombOf, tooMuch, type Budget } from './archive'

/** Bytes of a piece. */
const PIECE = 4_000_000

interface Unpacked {
  /** All that came out. */
  readonly blob: Blob
  /** Why it ends early; null where it is whole. */
  readonly problem: Refusal | null
}

/** @throws Refusal where nothing comes out, or far more than may */
export async function gunzip(packed: Blob, budget: Budget): Promise<Unpacked> {
  const pieces: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let [size, held] = [0, 0]
  const set = () => {
    pieces.push(new Blob(waiting))
    waiting = []
    held = 0
  }
  let problem: Refusal | null = null
  const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  for (;;) {
    const part = await reader.read().catch(() => null)
    if (part === null) {
      problem = endsEarly(packed.size, size)
      break
    }
    if (part.done) break
    size += part.value.length
    held += part.value.length
    budget.unpacked -= part.value.length
    const refusal = budget.unpacked < 0 ? tooMuch(size) : bombOf(size, packed.size)
    if (refusal) {
      await reader.cancel().catch(() => undefined)
      throw refusal
    }
    waiting.push(part.value as Uint8Array<ArrayBuffer>)
    if (held >= PIECE) set()
  }
  set()
  if (size === 0 && problem) throw problem
  return { blob: new Blob(pieces), problem }
}

const endsEarly = (packed: number, size: number) =>
  new Refusal(
    'archive_damaged',
    size === 0
      ? `Nothing comes out of it: it ends after ${fileSizeText(packed)}, or is damaged. Copy it anew.`
      : `It cannot be unpacked beyond ${fileSizeText(size)}: it is damaged, or ${CUT_SHORT}`,
  )
