/**
 * What is packed by gzip comes out as a stream and goes into a Blob piece by piece, which the browser
 * keeps on disk where it is large: it is never whole in one array. A browser's own stream takes one member
 * (RFC 1952), and on bytes that follow it throws away what it had unpacked of the piece before. So bytes
 * are written piece by piece, finer ones where it fails, until the member's end is known to the byte.
 */
import { CUT_SHORT, digits, fileSizeText, Refusal } from '../refusal'
import { bombOf, tooMuch, type Budget } from './archive'

/** Bytes of a piece that comes out. */
const PIECE = 4_000_000
/** Bytes written at a time: at first, then of the piece that failed, then of that one’s. */
const WRITTEN = [1_048_576, 8192, 64, 1] as const
/** Members of a file; programs that pack in blocks make thousands. */
const MEMBERS = 1_000_000

interface Unpacked {
  /** All that came out. */
  readonly blob: Blob
  /** Why it ends early, or what was left out of it; null where it is whole. */
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
  const take = (part: Uint8Array<ArrayBuffer>) => {
    size += part.length
    held += part.length
    budget.unpacked -= part.length
    const refusal = budget.unpacked < 0 ? tooMuch(size) : bombOf(size, packed.size)
    if (refusal) throw refusal
    waiting.push(part)
    if (held >= PIECE) set()
  }
  const problem = await membersOf(packed, take, () => size)
  set()
  if (size === 0 && problem) throw problem
  return { blob: new Blob(pieces), problem }
}

/** One member after the other; why they end early, or what follows them. */
async function membersOf(
  packed: Blob,
  take: (part: Uint8Array<ArrayBuffer>) => void,
  size: () => number,
): Promise<Refusal | null> {
  let rest = packed
  for (let member = 0; member < MEMBERS; member++) {
    const end = await memberOf(rest, take)
    if (end === null) return endsEarly(packed.size, size())
    if (end === rest.size) return null
    rest = rest.slice(end)
    const head = new Uint8Array(await rest.slice(0, 2).arrayBuffer())
    if (head[0] === 0x1f && head[1] === 0x8b) continue
    return (await isPadding(rest)) ? null : followed(rest.size)
  }
  return followed(rest.size)
}

/** Where a member ends; null where it is damaged or cut short. What it holds is taken as far as it goes. */
async function memberOf(
  packed: Blob,
  take: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<number | null> {
  let taken = 0
  let from = 0
  for (const piece of WRITTEN) {
    let seen = 0
    const failed = await written(packed, from, piece, (part) => {
      const known = Math.min(part.length, Math.max(0, taken - seen))
      seen += part.length
      if (known === part.length) return
      taken = seen
      take(part.subarray(known))
    })
    if (failed === 'never') return packed.size
    if (failed === 'at_its_end') return null
    from = failed
  }
  // Whole, if it ends where the next byte is one too many.
  const whole = packed.slice(0, from)
  return (await written(whole, from, 1, () => undefined)) === 'never' ? from : null
}

/**
 * Writes a member into a stream, by the largest pieces up to a place and by smaller ones beyond, each
 * once all has come out of the one before.
 * @returns where the piece begins that it fails at
 */
async function written(
  packed: Blob,
  upTo: number,
  size: number,
  take: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<number | 'never' | 'at_its_end'> {
  const stream = new DecompressionStream('gzip')
  const [writer, reader] = [stream.writable.getWriter(), stream.readable.getReader()]
  let refusal: unknown = null
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      try {
        take(value as Uint8Array<ArrayBuffer>)
      } catch (thrown) {
        refusal = thrown
        throw thrown
      }
    }
  })()
  reading.catch(() => void reader.cancel().catch(() => undefined))
  writer.closed.catch(() => undefined)
  const [largest] = WRITTEN
  let at = 0
  let failed: number | 'never' | 'at_its_end' = 'at_its_end'
  try {
    for (let next = 0; at < packed.size; at = next) {
      next = at < upTo ? Math.min(upTo, at + largest) : Math.min(packed.size, at + size)
      const piece = await packed.slice(at, next).arrayBuffer()
      failed = at
      await writer.write(new Uint8Array(piece))
    }
    failed = 'at_its_end'
    await writer.close()
    await reading
    return 'never'
  } catch {
    await reading.catch(() => undefined)
    if (refusal !== null) throw refusal
    return failed
  }
}

/** Zeros up to a tape's or a disc's block, which hold nothing. */
async function isPadding(rest: Blob): Promise<boolean> {
  const reader = rest.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return true
    if (value.some((byte) => byte !== 0)) {
      await reader.cancel()
      return false
    }
  }
}

const endsEarly = (packed: number, size: number) =>
  new Refusal(
    'archive_damaged',
    size === 0
      ? `Nothing comes out of it: it ends after ${fileSizeText(packed)}, or is damaged. Copy it anew.`
      : `It cannot be unpacked beyond ${fileSizeText(size)}: it is damaged, or ${CUT_SHORT}`,
  )

const followed = (bytes: number) =>
  new Refusal(
    'archive_damaged',
    `After the end of what is packed in it ${bytes === 1 ? 'a byte follows that is' : `${digits(bytes)} bytes follow that are`} not of it; what comes before was read. If files are missing, copy it anew.`,
  )
