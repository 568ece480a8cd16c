import { describe, expect, it } from 'vitest'
import { READABLE, type Readable } from '../../../e2e/support/photos/readable'
import type { FileRow } from '../../domain/intake'
import { checked, readPhoto } from './photo'
import { decodeBySharp } from './sharpDecoder'
import { readForTest } from './readForTest'

const middle = { zoom: 1, x: 0.5, y: 0.5 }

/** The colours in the middle of the four quarters of the square that is cut out. */
function quarterColours(pixels: Uint8Array, side: number): readonly (readonly number[])[] {
  const [near, far] = [Math.floor(side / 4), Math.floor((3 * side) / 4)]
  return [
    [near, near],
    [far, near],
    [near, far],
    [far, far],
  ].map(([x, y]) => Array.from(pixels.subarray((y! * side + x!) * 3, (y! * side + x! + 1) * 3)))
}

const bytesOf = async ({ make }: Readable) => new Uint8Array(await make())

describe('a picture file is read as what it shows', () => {
  it.each(READABLE.filter(({ byBrowserAlone }) => !byBrowserAlone))('$name', async (row) => {
    const side = Math.min(row.size.width, row.size.height)
    const options = { side, channels: 3, crop: middle } as const
    const photo = await readPhoto(await bytesOf(row), options, decodeBySharp)
    expect([photo.width, photo.height]).toEqual([row.size.width, row.size.height])
    expect(photo.notes.map(({ message }) => message)).toEqual(row.note ? [row.note] : [])
    quarterColours(photo.pixels, side).forEach((colour, quarter) =>
      colour.forEach((value, channel) => {
        const off = Math.abs(value - row.colours[quarter]![channel]!)
        expect(
          off,
          `quarter ${quarter}: ${colour} for ${row.colours[quarter]}`,
        ).toBeLessThanOrEqual(row.within)
      }),
    )
  })

  it.each(READABLE.filter(({ byBrowserAlone }) => byBrowserAlone))(
    'by its header, which a browser goes on from: $name',
    async (row) => {
      const bytes = await bytesOf(row)
      expect(checked(bytes)).toMatchObject({ format: 'bmp', size: row.size })
      const cut = bytes.subarray(0, bytes.length - 3)
      expect(() => checked(cut)).toThrow(
        /^The BMP ends after [\d,]+ bytes, before its picture does/,
      )
    },
  )

  it('whatever its name promises, or nothing', async () => {
    const rows = READABLE.filter(({ byBrowserAlone }) => !byBrowserAlone)
    const files = await Promise.all(
      rows.map(async (row, i) => ({ path: `p${i}/${row.name}`, bytes: await bytesOf(row) })),
    )
    const { report } = await readForTest(files, { side: 8 })
    // They all show one card.
    const isRead = ({ status, code }: FileRow) =>
      status === 'read' || status === 'note' || code === 'exact_duplicate'
    expect(report.rows.filter((each) => !isRead(each))).toEqual([])
    expect(report.files).toBe(files.length)
  })
})
