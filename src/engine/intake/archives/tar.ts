/**
 * Tars, read in place: a header of 512 bytes, the file, filled up to 512 again, and so on; two empty
 * headers at the end. The index is made of the headers, files are cut out of the Blob when asked for.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html (ustar and pax),
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html (GNU's long names).
 */
import { isJunk, leadsOut } from '../paths'
import { CUT_SHORT, digits, fileSizeText, Refusal } from '../refusal'
import { tooMuch, unsafePath, type Budget, type OpenedArchive, type PackedFile } from './archive'

const BLOCK = 512
/** Bytes of headers and small files read at a time. */
const WINDOW = 1_000_000
/** Bytes that a name, or what pax says of a file, may take. */
const LONGEST = 1_000_000

interface Header {
  readonly name: string
  readonly size: number
  readonly type: string
  readonly link: string
}

/** Whether a block is a header: its bytes add up to the sum it states, its own taken for spaces. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false
  const stated = numberIn(block, 148, 8)
  let sum = 0
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : block[i]!
  return sum === stated && sum > 8 * 32
}

/** Opens a tar, or throws a Refusal where it is none. */
export async function openTar(tar: Blob, budget: Budget): Promise<OpenedArchive> {
  const read = windowed(tar)
  const files: PackedFile[] = []
  const refused: { path: string; refusal: Refusal }[] = []
  let problem: Refusal | null = null
  let [longName, longLink] = ['', '']
  let pax: ReadonlyMap<string, string> = new Map()
  for (let at = 0; ;) {
    const block = await read(at, BLOCK)
    if (block.length === BLOCK && block.every((byte) => byte === 0)) break
    if (!isTarHeader(block)) {
      problem = endsBadly(at, tar.size, files.length, block.length)
      break
    }
    const stated = headerOf(block)
    const size = Number(pax.get('size') ?? stated.size)
    const start = at + BLOCK
    at = start + Math.ceil(size / BLOCK) * BLOCK
    if ('LKxgXNA'.includes(stated.type) && size <= LONGEST) {
      const text = await read(start, size)
      if (stated.type === 'L') longName = textOf(text)
      else if (stated.type === 'K') longLink = textOf(text)
      else if (stated.type === 'x') pax = paxOf(text)
      continue
    }
    const path = pax.get('path') ?? (longName || stated.name)
    const link = pax.get('linkpath') ?? (longLink || stated.link)
    const isSparse =
      stated.type === 'S' || [...pax.keys()].some((key) => key.startsWith('GNU.sparse'))
    ;[longName, longLink, pax] = ['', '', new Map()]
    if (isJunk(path) || stated.type === '5' || 'VD'.includes(stated.type)) continue
    const refusal = isSparse ? sparse() : refusalOf(path, stated.type, link)
    if (refusal) refused.push({ path, refusal })
    else if (start + size > tar.size)
      refused.push({ path, refusal: cutShort(size, tar.size - start) })
    // An old tar's folder is a file whose name ends so.
    else if (!path.endsWith('/')) {
      budget.declared -= size
      if (budget.declared < 0) throw tooMuch(tar.size)
      const part = (end: number) => tar.slice(start, start + end)
      files.push({
        path,
        size,
        head: async (count) => new Uint8Array(await part(Math.min(count, size)).arrayBuffer()),
        bytes: async () => new Uint8Array(await part(size).arrayBuffer()),
      })
    }
  }
  if (problem && files.length === 0 && refused.length === 0) throw problem
  return { files, refused, problem, notes: [] }
}

/** Reads of a Blob by pieces that hold many headers and small files each. */
function windowed(blob: Blob) {
  let from = 0
  let there = new Uint8Array(0)
  return async (at: number, count: number): Promise<Uint8Array> => {
    if (at < from || at + count > from + there.length) {
      const end = at + Math.max(count, WINDOW)
      there = new Uint8Array(await blob.slice(at, end).arrayBuffer())
      from = at
    }
    return there.subarray(at - from, at - from + count)
  }
}

function headerOf(block: Uint8Array): Header {
  const isUstar = textOf(block.subarray(257, 262)) === 'ustar'
  // GNU's own form has times where POSIX has the folders of a long name.
  const isPosix = isUstar && block[262] === 0
  const folders = isPosix ? textOf(block.subarray(345, 500)) : ''
  const name = textOf(block.subarray(0, 100))
  return {
    name: folders ? `${folders}/${name}` : name,
    size: numberIn(block, 124, 12),
    type: block[156] === 0 ? '0' : String.fromCharCode(block[156]!),
    link: textOf(block.subarray(157, 257)),
  }
}

/** In octal digits, or, marked by the first bit, as a large number of bytes. */
function numberIn(block: Uint8Array, at: number, length: number): number {
  const field = block.subarray(at, at + length)
  if (field[0]! & 0x80)
    return field.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & 0x7f : byte), 0)
  const octal = /^[\s\0]*([0-7]*)/.exec(String.fromCharCode(...field))![1]!
  return octal === '' ? 0 : parseInt(octal, 8)
}

/** Up to the first zero; what is no UTF-8 was written where a byte was a letter. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const text = end < 0 ? bytes : bytes.subarray(0, end)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    return new TextDecoder('windows-1252').decode(text)
  }
}

/** Lines of “length key=value”, the length that of the whole line. */
function paxOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(32, at)
    const length = Number(textOf(bytes.subarray(at, space)))
    if (space < 0 || !(length > space - at)) break
    const line = textOf(bytes.subarray(space + 1, at + length - 1))
    const equals = line.indexOf('=')
    values.set(line.slice(0, equals), line.slice(equals + 1))
    at += length
  }
  return values
}

function refusalOf(path: string, type: string, link: string): Refusal | null {
  if (leadsOut(path)) return unsafePath('tar')
  if (type === '1' || type === '2')
    return new Refusal(
      'archive_link',
      `It is a link to ${link}, no file of its own, so it was left out. If ${link} is in the archive, it is read there; else pack the archive again with links followed (tar -h).`,
    )
  if (type === '3' || type === '4' || type === '6')
    return new Refusal(
      'archive_link',
      'It is a device or a pipe of the machine it was packed on, no file, so it was left out. Nothing is to be done.',
    )
  return null
}

const sparse = () =>
  new Refusal(
    'archive_unread',
    'It is stored with holes (sparse), which is not unpacked here. Unpack the tar, and bring the folder.',
  )

const cutShort = (size: number, there: number) =>
  new Refusal(
    'archive_damaged',
    `It takes ${fileSizeText(size)}, and the tar ends after ${digits(Math.max(0, there))} of them: ${CUT_SHORT}`,
  )

function endsBadly(at: number, size: number, files: number, there: number): Refusal | null {
  if (at === 0)
    return new Refusal(
      'archive_damaged',
      'The tar cannot be opened: it does not begin as one. It is damaged, or is no tar. Copy it anew, or pack it again.',
    )
  return new Refusal(
    'archive_damaged',
    there < BLOCK || at >= size
      ? `The tar ends without the mark of its end, after ${digits(files)} ${files === 1 ? 'file' : 'files'}: ${CUT_SHORT}`
      : `The tar is damaged at byte ${digits(at)}: what lies beyond could not be found, ${digits(files)} ${files === 1 ? 'file' : 'files'} before it could. Copy it anew.`,
  )
}
