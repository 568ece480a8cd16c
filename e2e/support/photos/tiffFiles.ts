/** TIFFs of kinds that sharp does not write: any samples, orders, planes, tiles and pages. */
import { deflateSync } from 'node:zlib'
import { quarters, type Size } from './card'

export interface Tiff extends Size {
  /** What each quarter is made of, a number a sample. */
  readonly values: readonly (readonly number[])[]
  readonly photometric: number
  readonly bits?: number
  /** 1: whole, 2: signed, 3: fractions. */
  readonly format?: number
  readonly isBig?: boolean
  readonly planes?: boolean
  readonly tile?: number
  /** Rows a strip. */
  readonly rows?: number
  /** 1: none, 8: deflate; others state what they are and pack nothing. */
  readonly packing?: number
  /** More tags: a number each, or several. */
  readonly tags?: Readonly<Record<number, number | readonly number[]>>
  /** Tags left out. */
  readonly without?: readonly number[]
}

/** @param pages the pictures, one after the other */
export function tiff(...pages: readonly Tiff[]): Buffer {
  const isBig = pages[0]!.isBig ?? false
  const head = Buffer.from(isBig ? 'MM\0*\0\0\0\0' : 'II*\0\0\0\0\0', 'latin1')
  const parts: Buffer[] = [head]
  let length = 8
  let link: { buffer: Buffer; at: number } = { buffer: head, at: 4 }
  const u16 = (buffer: Buffer, value: number, at: number) =>
    isBig ? buffer.writeUInt16BE(value, at) : buffer.writeUInt16LE(value, at)
  const u32 = (buffer: Buffer, value: number, at: number) =>
    isBig ? buffer.writeUInt32BE(value, at) : buffer.writeUInt32LE(value, at)
  const add = (part: Buffer) => {
    const at = length
    const padded = part.length % 2 ? Buffer.concat([part, Buffer.alloc(1)]) : part
    parts.push(padded)
    length += padded.length
    return at
  }
  for (const page of pages) {
    const blocks = blocksOf(page, isBig)
    const starts = blocks.map(add)
    const { width, height, values, photometric, bits = 8, format = 1, packing = 1, tile } = page
    const depth = values[0]!.length
    const tags: Record<number, number | readonly number[]> = {
      256: width,
      257: height,
      258: Array.from({ length: depth }, () => bits),
      259: packing,
      262: photometric,
      277: depth,
      284: page.planes ? 2 : 1,
      339: Array.from({ length: depth }, () => format),
      ...(tile
        ? { 322: tile, 323: tile, 324: starts, 325: blocks.map(({ length: size }) => size) }
        : { 273: starts, 278: page.rows ?? height, 279: blocks.map(({ length: size }) => size) }),
      ...page.tags,
    }
    for (const tag of page.without ?? []) delete tags[tag]
    const entries = Object.entries(tags)
    const directory = Buffer.alloc(2 + entries.length * 12 + 4)
    u16(directory, entries.length, 0)
    entries.forEach(([tag, stated], i) => {
      const at = 2 + i * 12
      const all = typeof stated === 'number' ? [stated] : stated
      const isLong = [273, 279, 324, 325].includes(Number(tag))
      const size = isLong ? 4 : 2
      u16(directory, Number(tag), at)
      u16(directory, isLong ? 4 : 3, at + 2)
      u32(directory, all.length, at + 4)
      const body = Buffer.alloc(Math.max(4, all.length * size))
      all.forEach((value, k) => (isLong ? u32(body, value, k * 4) : u16(body, value, k * 2)))
      if (body.length === 4) body.copy(directory, at + 8)
      else u32(directory, add(body), at + 8)
    })
    const at = add(directory)
    u32(link.buffer, at, link.at)
    link = { buffer: directory, at: directory.length - 4 }
  }
  return Buffer.concat(parts)
}

function blocksOf(page: Tiff, isBig: boolean): Buffer[] {
  const { width, height, values, bits = 8, format = 1, planes, tile, packing, rows = height } = page
  const pixels = quarters(page, values)
  const depth = values[0]!.length
  const block = (left: number, top: number, w: number, h: number, channels: readonly number[]) => {
    const lines: Buffer[] = []
    for (let y = top; y < top + h; y++) {
      const line: number[] = []
      for (let x = left; x < left + w; x++)
        for (const c of channels)
          line.push(x < width && y < height ? pixels[y * width + x]![c]! : 0)
      lines.push(packed(line, bits, format, isBig))
    }
    const all = Buffer.concat(lines)
    return packing === 8 ? deflateSync(all) : all
  }
  const every = Array.from({ length: depth }, (_, c) => c)
  return (planes ? every.map((c) => [c]) : [every]).flatMap((channels) => {
    const made: Buffer[] = []
    if (tile)
      for (let y = 0; y < height; y += tile)
        for (let x = 0; x < width; x += tile) made.push(block(x, y, tile, tile, channels))
    else
      for (let y = 0; y < height; y += rows)
        made.push(block(0, y, width, Math.min(rows, height - y), channels))
    return made
  })
}

/** A row's samples, of any number of bits, filled up to a byte. */
function packed(line: readonly number[], bits: number, format: number, isBig: boolean): Buffer {
  if (bits < 8) {
    const made = Buffer.alloc(Math.ceil((line.length * bits) / 8))
    line.forEach((value, i) => {
      const at = i * bits
      made[at >> 3]! |= value << (8 - bits - (at & 7))
    })
    return made
  }
  const size = bits / 8
  const made = Buffer.alloc(line.length * size)
  line.forEach((value, i) => {
    const at = i * size
    if (format === 3 && bits === 32) made.writeFloatLE(value, at)
    else if (format === 3) made.writeDoubleLE(value, at)
    else if (format === 2) made.writeIntLE(value, at, size)
    else made.writeUIntLE(value, at, size)
    if (isBig) made.subarray(at, at + size).reverse()
  })
  return made
}
