/** Bitmaps of Windows and OS/2, which sharp does not write. */
import { COLOURS, quarters, type Size } from './card'

export interface Bmp extends Size {
  /** Bytes of the header behind the first 14. */
  readonly header?: 12 | 40 | 52 | 56 | 64 | 108 | 124
  readonly bits?: 1 | 4 | 8 | 16 | 24 | 32
  readonly isTopDown?: boolean
  /** Run lengths: of 8 bits, or of 4. */
  readonly isPacked?: boolean
}

/** The card; with one bit a pixel its last quarter is white, the others black. */
export function bmpCard({ header = 40, bits = 24, isTopDown, isPacked, ...size }: Bmp): Buffer {
  const { width, height } = size
  const places = quarters(size, [0, 1, 2, 3])
  const rows = Array.from({ length: height }, (_, y) => places.slice(y * width, (y + 1) * width))
  if (!isTopDown) rows.reverse()
  const body = Buffer.concat(rows.map((row) => (isPacked ? runs(row, bits) : line(row, bits))))
  const pixels = isPacked ? Buffer.concat([body, Buffer.from([0, 1])]) : body
  const isOld = header === 12
  const colours =
    bits === 1
      ? [
          [0, 0, 0],
          [255, 255, 255],
        ]
      : bits <= 8
        ? COLOURS
        : []
  const palette = Buffer.from(
    colours.flatMap(([r, g, b]) => (isOld ? [b!, g!, r!] : [b!, g!, r!, 0])),
  )
  // The old form has no count of its colours, so it has all.
  const full = Buffer.alloc(isOld && bits <= 8 ? 3 * 2 ** bits : palette.length)
  palette.copy(full)
  const head = Buffer.alloc(14 + header)
  head.write('BM', 'latin1')
  head.writeUInt32LE(head.length + full.length + pixels.length, 2)
  head.writeUInt32LE(head.length + full.length, 10)
  head.writeUInt32LE(header, 14)
  if (isOld) {
    head.writeUInt16LE(width, 18)
    head.writeUInt16LE(height, 20)
    head.writeUInt16LE(1, 22)
    head.writeUInt16LE(bits, 24)
  } else {
    head.writeInt32LE(width, 18)
    head.writeInt32LE(isTopDown ? -height : height, 22)
    head.writeUInt16LE(1, 26)
    head.writeUInt16LE(bits, 28)
    head.writeUInt32LE(isPacked ? (bits === 4 ? 2 : 1) : 0, 30)
    head.writeUInt32LE(pixels.length, 34)
    head.writeUInt32LE(bits <= 8 ? colours.length : 0, 46)
  }
  return Buffer.concat([head, full, pixels])
}

/** A row, filled up to four bytes. */
function line(places: readonly number[], bits: number): Buffer {
  const made = Buffer.alloc(4 * Math.ceil((places.length * bits) / 32))
  places.forEach((place, x) => {
    const [r, g, b] = COLOURS[place]!
    if (bits === 24 || bits === 32) made.set([b, g, r], (x * bits) / 8)
    else if (bits === 16) made.writeUInt16LE(((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3), x * 2)
    else {
      const value = bits === 1 ? Number(place === 3) : place
      made[(x * bits) >> 3]! |= value << (8 - bits - ((x * bits) & 7))
    }
  })
  return made
}

/** A row as runs of one value each, and the mark of its end. */
function runs(places: readonly number[], bits: number): Buffer {
  const made: number[] = []
  for (let x = 0; x < places.length;) {
    let count = 1
    while (places[x + count] === places[x] && count < 255) count++
    made.push(count, bits === 4 ? places[x]! * 17 : places[x]!)
    x += count
  }
  return Buffer.from([...made, 0, 0])
}
