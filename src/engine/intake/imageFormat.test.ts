import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { portrait } from '../../../e2e/support/photos/portraits'
import { formatOf, isCutShort, type ImageFormat } from './imageFormat'

const side = 24
const png = await portrait({ person: 1, take: 1, side, format: 'png' })
const of = (format: 'jpeg' | 'webp' | 'avif' | 'gif' | 'tiff', options = {}) =>
  sharp(png).toFormat(format, options).toBuffer()

const samples: readonly (readonly [string, ImageFormat, Uint8Array])[] = [
  ['a JPEG', 'jpeg', await of('jpeg')],
  ['a progressive JPEG', 'jpeg', await of('jpeg', { progressive: true })],
  ['a JPEG with EXIF', 'jpeg', await sharp(png).withMetadata({ orientation: 6 }).jpeg().toBuffer()],
  ['a PNG', 'png', png],
  ['a WebP', 'webp', await of('webp')],
  ['an AVIF', 'avif', await of('avif')],
  ['a GIF', 'gif', await of('gif')],
  ['a BMP', 'bmp', bmp()],
]

describe('formatOf and isCutShort', () => {
  it.each(samples)('know %s, and wherever it is cut', (_, format, bytes) => {
    expect(formatOf(bytes)).toBe(format)
    expect(isCutShort(bytes, format)).toBe(false)
    // A GIF may lack its last byte: the first picture is all there. RIFF may be padded by one.
    const last = format === 'gif' ? bytes.length - 2 : bytes.length - 1
    for (let length = 40; length <= last; length++)
      expect([length, isCutShort(bytes.subarray(0, length), format)]).toEqual([length, true])
  })

  it('take whatever follows a picture', () => {
    for (const [, format, bytes] of samples)
      if (format !== 'avif')
        expect(isCutShort(Buffer.concat([bytes, Buffer.alloc(99)]), format)).toBe(false)
  })

  it('know no format in text or nothing', () => {
    expect(formatOf(new Uint8Array(0))).toBeNull()
    expect(formatOf(Buffer.from('BMP is a format, and this is a text.'.slice(4)))).toBeNull()
  })
})

function bmp(): Buffer {
  const made = Buffer.alloc(54 + 4 * 12)
  made.write('BM')
  made.writeUInt32LE(54, 10)
  made.writeUInt32LE(40, 14)
  made.writeInt32LE(4, 18)
  made.writeInt32LE(-4, 22)
  made.writeUInt16LE(24, 28)
  return made
}
