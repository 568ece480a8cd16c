import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { npy, pickledNpy } from '../../../e2e/support/photos/npy'
import { readNpy } from './npy'
import { readNpyPair } from './npyPair'

const read = (bytes: Buffer) => readNpyPair(new Uint8Array(bytes))
const count = (...shape: number[]) => shape.reduce((product, length) => product * length, 1)
const upTo = (length: number, most = 256) => Array.from({ length }, (_, i) => i % most)

describe('readNpy', () => {
  it('gives values in C order, whatever the order, the type and the version of the file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('|u1', '<i2', '>i2', '<i4', '>i4', '<i8', '<f4', '>f4', '<f8', '>f8'),
        fc.boolean(),
        fc.constantFrom(1, 2, 3),
        (shape, descr, fortran, version) => {
          const values = upTo(count(...shape), 100)
          const made = readNpy(npy({ shape, descr, values, fortran, version }))
          expect(made.shape).toEqual(shape)
          expect(Array.from(made.values)).toEqual(values)
          expect(made.fortran).toBe(fortran)
        },
      ),
    )
  })

  it('reads halves', () => {
    const file = npy({ descr: '<f2', shape: [6], values: [0, 0, 0, 0, 0, 0] })
    const bits = [0x3c00, 0x3800, 0x5bf8, 0x0001, 0xc000, 0x7bff]
    bits.forEach((half, i) => file.writeUInt16LE(half, file.length - 12 + 2 * i))
    expect(Array.from(readNpy(file).values)).toEqual([1, 0.5, 255, 2 ** -24, -2, 65504])
  })
})

describe('readNpyPair', () => {
  it('reads two grey and two colour images', () => {
    const grey = read(npy({ shape: [2, 2, 3], values: upTo(12) }))
    expect(grey.images[1]).toEqual({
      width: 3,
      height: 2,
      channels: 1,
      data: new Uint8Array([6, 7, 8, 9, 10, 11]),
    })
    expect(grey.notes).toEqual([])
    const colour = read(npy({ shape: [2, 2, 1, 3], values: upTo(12) }))
    expect(colour.images[0]).toEqual({
      width: 1,
      height: 2,
      channels: 3,
      data: new Uint8Array([0, 1, 2, 3, 4, 5]),
    })
  })

  it('puts channels behind rows and columns, and says so', () => {
    const { images, notes } = read(npy({ shape: [2, 3, 1, 2], values: upTo(12) }))
    expect(Array.from(images[0].data)).toEqual([0, 2, 4, 1, 3, 5])
    expect(notes).toEqual([
      {
        code: 'reordered',
        message:
          'Its values were put in order: its channels come before rows and columns. Nothing is to be done.',
      },
    ])
  })

  it('scales fractions by 255 and says what it took them for', () => {
    const { images, notes } = read(
      npy({ descr: '<f4', shape: [2, 1, 2], values: [0, 0.5, 1, 0.2] }),
    )
    expect(images.map(({ data }) => Array.from(data))).toEqual([
      [0, 128],
      [255, 51],
    ])
    expect(notes[0]).toEqual({
      code: 'float_pixels',
      message:
        'Its pixels are float32: rounded to whole numbers from 0 to 255, times 255, since none is larger than 1.',
    })
    const whole = read(npy({ descr: '<f8', shape: [2, 1, 1], values: [3, 254.6] }))
    expect(whole.images[1].data[0]).toBe(255)
    expect(whole.notes[0]!.message).toMatch(/float64: .* as they are\.$/)
  })

  const pair = { shape: [2, 2, 2], values: upTo(8) }
  const bad: readonly (readonly [string, Buffer, string, string])[] = [
    [
      'text',
      Buffer.from('not an array at all'),
      'npy_damaged',
      'It cannot be read as .npy: it does not begin with NumPy’s mark. Save it again with np.save, or copy it anew.',
    ],
    [
      'a version to come',
      Buffer.from(npy(pair)).fill(4, 6, 7),
      'npy_damaged',
      'It cannot be read as .npy: it is of version 4, and 1 to 3 are known. Save it again with np.save, or copy it anew.',
    ],
    [
      'half a header',
      npy(pair).subarray(0, 40),
      'npy_damaged',
      'It cannot be read as .npy: it ends within its header. Save it again with np.save, or copy it anew.',
    ],
    [
      'half the data',
      npy(pair).subarray(0, -3),
      'npy_damaged',
      'It cannot be read as .npy: 8 bytes belong to its shape (2, 2, 2) of uint8, and 5 bytes are there. Save it again with np.save, or copy it anew.',
    ],
    [
      'pickled objects',
      pickledNpy(),
      'npy_pickled',
      'It holds pickled Python objects, which can run code when they are opened, so it was not opened. Save plain numbers: np.save(path, np.asarray(pair, dtype=np.uint8)).',
    ],
    [
      'complex numbers',
      npy({ ...pair, descr: '<c8' }),
      'npy_type',
      'Its type is <c8; pixels are read from uint8, other whole numbers from 0 to 255, float16, float32 and float64. Save it as uint8: np.save(path, pair.astype(np.uint8)).',
    ],
    [
      'one image',
      npy({ shape: [4, 4, 3], values: upTo(48) }),
      'npy_shape',
      'Its shape is (4, 4, 3); a pair is (2, height, width) or (2, height, width, channels) with 1 or 3 channels. Save two images in one array: np.stack([a, b]).',
    ],
    [
      'five channels',
      npy({ shape: [2, 4, 4, 5], values: upTo(160) }),
      'npy_shape',
      'Its shape is (2, 4, 4, 5); a pair is (2, height, width) or (2, height, width, channels) with 1 or 3 channels. Save two images in one array: np.stack([a, b]).',
    ],
    [
      'no rows',
      npy({ shape: [2, 0, 4], values: [] }),
      'npy_shape',
      'Its shape is (2, 0, 4); a pair is (2, height, width) or (2, height, width, channels) with 1 or 3 channels. Save two images in one array: np.stack([a, b]).',
    ],
    [
      'standardised pixels',
      npy({ descr: '<f4', shape: [2, 1, 1], values: [-1.5, 2.25] }),
      'npy_type',
      'Its values go from −1.50 to 2.25; pixels go from 0 to 255, or as fractions from 0 to 1. Save the images before they are standardised.',
    ],
    [
      'larger whole numbers',
      npy({ descr: '<i4', shape: [2, 1, 1], values: [0, 4095] }),
      'npy_type',
      'Its values go from 0 to 4,095; pixels go from 0 to 255, or as fractions from 0 to 1. Save the images before they are standardised.',
    ],
    [
      'not a number',
      npy({ descr: '<f4', shape: [2, 1, 1], values: [0, NaN] }),
      'npy_type',
      'Some of its values are NaN or infinite, which no pixel is. Find where they come from and save it again.',
    ],
  ]
  it.each(bad)('refuses %s', (_, bytes, code, message) => {
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code, message }))
  })
})
