/** Netpbm's formats, which sharp does not write. */
import { quarters, type Size } from './card'

interface Pnm extends Size {
  readonly kind: 1 | 2 | 3 | 4 | 5 | 6
  /** What each quarter is made of: a value, or three. */
  readonly values: readonly (number | readonly number[])[]
  readonly maxval?: number
  /** In place of “P5\nWIDTH HEIGHT\nMAXVAL\n”. */
  readonly header?: string
  /** Between values written out. */
  readonly between?: string
}

export function pnm({ kind, values, maxval = 255, header, between = ' ', ...size }: Pnm): Buffer {
  const { width, height } = size
  const isBits = kind === 1 || kind === 4
  const head = header ?? `P${kind}\n${width} ${height}\n${isBits ? '' : `${maxval}\n`}`
  const all = quarters(size, values).flatMap((value) => value)
  if (kind < 4) return Buffer.from(`${head}${all.join(between)}\n`, 'latin1')
  const body = isBits ? bits(all, size) : bytes(all, maxval)
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}

function bytes(all: readonly number[], maxval: number): Buffer {
  if (maxval < 256) return Buffer.from(all)
  const made = Buffer.alloc(all.length * 2)
  all.forEach((value, i) => made.writeUInt16BE(value, i * 2))
  return made
}

function bits(all: readonly number[], { width, height }: Size): Buffer {
  const row = Math.ceil(width / 8)
  const made = Buffer.alloc(row * height)
  all.forEach((bit, i) => {
    const x = i % width
    if (bit) made[Math.floor(i / width) * row + (x >> 3)]! |= 0x80 >> (x & 7)
  })
  return made
}

/** P7: any number of channels, named. */
export function pam(
  size: Size,
  type: string,
  values: readonly (readonly number[])[],
  maxval = 255,
) {
  const head = `P7\n# of a program\nWIDTH ${size.width}\nHEIGHT ${size.height}\nDEPTH ${values[0]!.length}\nMAXVAL ${maxval}\nTUPLTYPE ${type}\nENDHDR\n`
  return Buffer.concat([Buffer.from(head), bytes(quarters(size, values).flat(), maxval)])
}

/** Fractions, rows from the bottom up. */
export function pfm(size: Size, values: readonly (readonly number[])[], isLittle = true): Buffer {
  const kind = values[0]!.length === 3 ? 'PF' : 'Pf'
  const head = `${kind}\n${size.width} ${size.height}\n${isLittle ? '-1.0' : '1.0'}\n`
  const upsideDown = [values[2]!, values[3]!, values[0]!, values[1]!]
  const all = quarters(size, upsideDown).flat()
  const body = Buffer.alloc(all.length * 4)
  all.forEach((value, i) =>
    isLittle ? body.writeFloatLE(value, i * 4) : body.writeFloatBE(value, i * 4),
  )
  return Buffer.concat([Buffer.from(head), body])
}
