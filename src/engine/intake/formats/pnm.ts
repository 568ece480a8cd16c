/**
 * The Netpbm family (https://netpbm.sourceforge.net/doc/): PBM, PGM, PPM as text (P1 to P3) and as bytes
 * (P4 to P6), PAM (P7), and PFM, the same with fractions (Pf, PF). A header of words, then the samples.
 */
import { digits, fileSizeText, CUT_SHORT, Refusal, refuseLargePicture } from '../refusal'
import { fractionSamples, overWhite, wholeSamples, type Reading } from './reading'

interface Header {
  readonly name: string
  readonly width: number
  readonly height: number
  /** Samples a pixel: grey, grey and alpha, RGB, RGB and alpha. */
  readonly depth: number
  readonly maxval: number
  /** Where the samples begin. */
  readonly start: number
}

const NAMES = ['', 'PBM', 'PGM', 'PPM', 'PBM', 'PGM', 'PPM', 'PAM'] as const
const isSpace = (byte: number | undefined) => byte === 32 || (byte! >= 9 && byte! <= 13)
const isDigit = (byte: number | undefined) => byte! >= 48 && byte! <= 57

/** Whether bytes begin as one of the family: its mark, then what can follow it. */
export function isPnm(bytes: Uint8Array): boolean {
  const kind = bytes[1]!
  if (bytes[0] !== 0x50 || !((kind >= 0x31 && kind <= 0x37) || kind === 0x66 || kind === 0x46))
    return false
  if (!isSpace(bytes[2]) && bytes[2] !== 0x23) return false
  let at = 2
  while (isSpace(bytes[at])) at++
  return kind === 0x37
    ? /[A-Z#]/.test(String.fromCharCode(bytes[at]!))
    : isDigit(bytes[at]) || bytes[at] === 0x23
}

/** Of what family member the bytes are, by their mark. */
export const pnmName = (bytes: Uint8Array): string => NAMES[bytes[1]! - 0x30] ?? 'PFM'

/** @throws Refusal */
export function readPnm(bytes: Uint8Array): Reading {
  const kind = String.fromCharCode(bytes[1]!)
  if (kind === 'f' || kind === 'F') return readPfm(bytes, kind === 'F' ? 3 : 1)
  const header = kind === '7' ? pamHeader(bytes) : headerOf(bytes, Number(kind))
  const { width, height, depth, maxval, name } = header
  refuseLargePicture(width, height)
  const isText = kind < '4'
  const isBits = kind === '4'
  const count = width * height * depth
  const each = maxval > 255 ? 2 : 1
  const wanted = isBits ? Math.ceil(width / 8) * height : count * each
  const start = isText ? header.start : startOf(bytes, header.start, wanted)
  if (!isText && bytes.length - start < wanted)
    throw cutShort(header, `${digits(wanted)} bytes`, digits(Math.max(0, bytes.length - start)))
  const samples = isText
    ? textSamples(bytes, header, count, kind === '1')
    : isBits
      ? bitSamples(bytes.subarray(start), width, height)
      : byteSamples(bytes.subarray(start, start + wanted), maxval)
  const rest = isText ? bytes.length : start + wanted
  const message = `It holds several ${name} pictures one after the other; the first was taken. Save each as a file of its own to use them all.`
  return {
    raster: overWhite(header, samples),
    orientation: 1,
    notes: moreFollow(bytes, rest) ? [{ code: 'first_picture', message }] : [],
  }
}

/** Words of a header, comments passed over. */
function wordsFrom(bytes: Uint8Array, start: number) {
  let at = start
  return {
    /** The next word, '' at the end of the bytes. */
    next(): string {
      for (;;) {
        while (isSpace(bytes[at])) at++
        if (bytes[at] !== 0x23) break
        while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
      }
      const from = at
      while (at < bytes.length && !isSpace(bytes[at]) && bytes[at] !== 0x23 && at - from < 40) at++
      return String.fromCharCode(...bytes.subarray(from, at))
    },
    at: () => at,
  }
}

function headerOf(bytes: Uint8Array, kind: number): Header {
  const name = NAMES[kind]!
  const words = wordsFrom(bytes, 2)
  const width = whole(words.next(), name, 'width', bytes)
  const height = whole(words.next(), name, 'height', bytes)
  const isBit = kind === 1 || kind === 4
  const maxval = isBit ? 1 : whole(words.next(), name, 'largest value', bytes, 65_535)
  return {
    name,
    width,
    height,
    depth: name === 'PPM' ? 3 : 1,
    maxval,
    start: afterHeader(bytes, words.at()),
  }
}

/** One white byte ends a header, after a comment where one stands on its last line. */
function afterHeader(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x23) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
  return at + 1
}

/** Lines of a name and a value each, up to ENDHDR. */
function pamHeader(bytes: Uint8Array): Header {
  const words = wordsFrom(bytes, 2)
  const values = new Map<string, string>()
  for (let name = words.next(); name !== 'ENDHDR'; name = words.next()) {
    if (name === '')
      throw damaged('The PAM’s header has no ENDHDR, so where its pixels begin is unknown')
    values.set(name, words.next())
  }
  const value = (name: string, what: string, most?: number) =>
    whole(values.get(name) ?? '', 'PAM', what, bytes, most)
  const header = {
    name: 'PAM',
    width: value('WIDTH', 'width'),
    height: value('HEIGHT', 'height'),
    depth: value('DEPTH', 'number of channels'),
    maxval: value('MAXVAL', 'largest value', 65_535),
    start: afterHeader(bytes, words.at()),
  }
  if (header.depth > 4)
    throw damaged(
      `The PAM has ${digits(header.depth)} channels a pixel, and no picture of grey or colours has more than 4`,
    )
  return header
}

function whole(
  word: string,
  name: string,
  what: string,
  bytes: Uint8Array,
  most = 2 ** 31 - 1,
): number {
  const value = /^\d+$/.test(word) ? Number(word) : NaN
  if (value >= 1 && value <= most) return value
  if (word === '')
    throw new Refusal(
      'truncated',
      `The ${name} ends after ${fileSizeText(bytes.length)}, in its header, where its ${what} should stand: ${CUT_SHORT}`,
    )
  throw damaged(
    `The ${name} says that its ${what} is “${word}”, which is no number from 1 to ${digits(most)}`,
  )
}

const damaged = (what: string) =>
  new Refusal('undecodable', `${what}: it is damaged. Copy it anew, or save it as PNG.`)

const cutShort = ({ name, width, height }: Header, wanted: string, there: string) =>
  new Refusal(
    'truncated',
    `The ${name}’s ${digits(width)} × ${digits(height)} pixels take ${wanted}, and ${there} are there: ${CUT_SHORT}`,
  )

/**
 * Where samples as bytes begin: after the one white byte that ends the header. Where a program has ended
 * the line by two, or put a comment after it, the file is longer by just that.
 */
function startOf(bytes: Uint8Array, start: number, wanted: number): number {
  if (bytes[start - 1] === 13 && bytes[start] === 10 && bytes.length - start - 1 >= wanted)
    return start + 1
  if (bytes[start] === 0x23) {
    const end = bytes.indexOf(10, start)
    if (end >= 0 && bytes.length - end - 1 === wanted) return end + 1
  }
  return start
}

function moreFollow(bytes: Uint8Array, at: number): boolean {
  while (isSpace(bytes[at])) at++
  return isPnm(bytes.subarray(at, at + 64))
}

/** Values up to `maxval`, of one byte or two, the larger part first. */
function byteSamples(bytes: Uint8Array, maxval: number): Uint8Array {
  if (maxval === 255) return bytes
  if (maxval < 255) return wholeSamples(bytes, maxval)
  const values = new Uint16Array(bytes.length / 2)
  for (let i = 0; i < values.length; i++) values[i] = bytes[2 * i]! * 256 + bytes[2 * i + 1]!
  return wholeSamples(values, maxval)
}

/** A bit a pixel, 1 for black; rows begin with a byte of their own. */
function bitSamples(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 8)
  const made = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      made[y * width + x] = (bytes[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 0 : 255
  return made
}

/** Values written out; bits may stand without a space between them. */
function textSamples(
  bytes: Uint8Array,
  header: Header,
  count: number,
  isBits: boolean,
): Uint8Array {
  const { maxval, name } = header
  const made = new Uint8Array(count)
  let at = header.start - 1
  for (let i = 0; i < count; i++) {
    while (at < bytes.length && !isDigit(bytes[at])) {
      if (bytes[at] === 0x23) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
      else if (isSpace(bytes[at])) at++
      else throw damaged(`Among the ${name}’s values stands “${String.fromCharCode(bytes[at]!)}”`)
    }
    if (at >= bytes.length) throw cutShort(header, `${digits(count)} values`, digits(i))
    let value = bytes[at++]! - 48
    if (!isBits) while (isDigit(bytes[at])) value = value * 10 + bytes[at++]! - 48
    made[i] = isBits ? (value ? 0 : 255) : (Math.min(value, maxval) * 255) / maxval + 0.5
  }
  return made
}

/** Fractions, rows from the bottom up; the scale's sign says which end of a number comes first. */
function readPfm(bytes: Uint8Array, depth: 1 | 3): Reading {
  const words = wordsFrom(bytes, 2)
  const width = whole(words.next(), 'PFM', 'width', bytes)
  const height = whole(words.next(), 'PFM', 'height', bytes)
  const scale = Number(words.next())
  if (!(Math.abs(scale) > 0)) throw damaged('The PFM’s scale is no number')
  refuseLargePicture(width, height)
  const start = words.at() + 1
  const count = width * height * depth
  if (bytes.length - start < count * 4)
    throw cutShort(
      { name: 'PFM', width, height, depth, maxval: 1, start },
      `${digits(count * 4)} bytes`,
      digits(Math.max(0, bytes.length - start)),
    )
  const view = new DataView(bytes.buffer, bytes.byteOffset + start)
  const values = new Float32Array(count)
  const row = width * depth
  for (let i = 0; i < count; i++) {
    const y = height - 1 - Math.floor(i / row)
    values[y * row + (i % row)] = view.getFloat32(i * 4, scale < 0)
  }
  const { samples, note } = fractionSamples(values)
  return {
    raster: { width, height, channels: depth, data: samples },
    orientation: 1,
    notes: [note],
  }
}
