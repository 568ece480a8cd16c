/** Single files that must be refused, each for a reason of its own. */
import { crc32, deflateSync } from 'node:zlib'
import { sample, type SampleFile } from './files'
import { npy, pickledNpy } from './npy'
import { portrait, portraitPixels } from './portraits'

export const emptyFile = (path = 'anna/empty.jpg'): SampleFile => sample(path, '')

export const textAsPng = (path = 'anna/text.png'): SampleFile =>
  sample(path, 'This is no picture at all.\n')

/** The first two thirds of a JPEG, of which browsers draw the top. */
export async function truncatedJpeg(path = 'anna/half.jpg'): Promise<SampleFile> {
  const whole = await portrait({ person: 0, take: 40 })
  return sample(path, whole.subarray(0, Math.floor((whole.length * 2) / 3)))
}

/** A PNG whose chunks are all there, but whose pixels are no deflated bytes. */
export const damagedPng = (path = 'anna/damaged.png'): SampleFile =>
  sample(path, pngOf(8, 8, Buffer.from('no deflated bytes')))

/** A valid PNG of 20,000 × 20,000 px in some 50 kB. */
export const hugePng = (path = 'anna/huge.png', side = 20_000): SampleFile =>
  sample(path, pngOf(side, side, deflateSync(Buffer.alloc(side * (1 + side / 8)))))

/** A PNG of one bit a pixel around given data. */
function pngOf(width: number, height: number, data: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** Pairs as .npy in forms that are read with a note, or refused. */
export async function npyTraps(side = 32) {
  const pixels = async (take: number) => portraitPixels({ person: 3, take, side })
  const values = [...(await pixels(0)), ...(await pixels(1))]
  const shape = [2, side, side, 3]
  const fractions = values.map((value) => value / 255)
  return {
    fortran: npy({ shape, values, fortran: true }),
    float64: npy({ descr: '<f8', shape, values: fractions }),
    bigEndian: npy({ descr: '>f4', shape, values: fractions }),
    pickled: pickledNpy(),
    shape: npy({ shape: [side, side, 3], values: values.slice(0, side * side * 3) }),
    standardised: npy({ descr: '<f4', shape, values: values.map((v) => (v - 128) / 60) }),
    truncated: npy({ shape, values }).subarray(0, 2000),
  } as const
}
