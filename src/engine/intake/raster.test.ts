import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inChannels, scaled, squareOf, type Raster } from './raster'

const grey = (width: number, height: number, data: number[]): Raster => ({
  width,
  height,
  channels: 1,
  data: new Uint8Array(data),
})

/** The mean over the area a pixel covers, by counting `fine` × `fine` points of it. */
function counted({ width, data }: Raster, x: number, y: number, size: number, side: number) {
  const fine = 40
  return Array.from({ length: side * side }, (_, place) => {
    let sum = 0
    for (let i = 0; i < fine * fine; i++) {
      const u = (((place % side) + ((i % fine) + 0.5) / fine) * size) / side
      const v = ((Math.floor(place / side) + (Math.floor(i / fine) + 0.5) / fine) * size) / side
      sum += data[(y + Math.floor(v)) * width + x + Math.floor(u)]!
    }
    return sum / fine / fine
  })
}

describe('scaled', () => {
  it('gives the mean of the area that each pixel covers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 7 }),
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 256, maxLength: 256 }),
        (side, more, data) => {
          const from = grey(16, 16, data)
          const size = side + more
          const exact = counted(from, 2, 3, size, side)
          Array.from(scaled(from, { x: 2, y: 3, size }, side).data).forEach((value, i) =>
            expect(Math.abs(value - exact[i]!)).toBeLessThan(7),
          )
        },
      ),
    )
  })

  it('keeps the very bytes of a square as large as what is asked for', () => {
    const data = Array.from({ length: 60 }, (_, i) => (i * 37) % 256)
    expect(Array.from(scaled(grey(10, 6, data), { x: 3, y: 1, size: 4 }, 4).data)).toEqual(
      [1, 2, 3, 4].flatMap((row) => data.slice(row * 10 + 3, row * 10 + 7)),
    )
  })

  it('halves by means of four, exactly', () => {
    const from = grey(4, 4, [0, 4, 8, 8, 4, 8, 8, 8, 1, 1, 200, 100, 1, 1, 100, 0])
    expect(Array.from(scaled(from, { x: 0, y: 0, size: 4 }, 2).data)).toEqual([4, 8, 1, 100])
  })

  it('goes linearly between pixels where it enlarges', () => {
    const from = grey(2, 2, [0, 100, 0, 100])
    expect(Array.from(scaled(from, { x: 0, y: 0, size: 2 }, 4).data).slice(0, 4)).toEqual([
      0, 25, 75, 100,
    ])
    expect(Array.from(scaled(grey(1, 1, [9]), { x: 0, y: 0, size: 1 }, 3).data)).toEqual(
      Array.from({ length: 9 }, () => 9),
    )
  })

  it('leaves even areas as they are, at any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 40 }),
        (size, side) => {
          const from = grey(
            size,
            size,
            Array.from({ length: size * size }, () => 201),
          )
          const made = scaled(from, { x: 0, y: 0, size }, side).data
          expect(made.every((value) => value === 201)).toBe(true)
        },
      ),
    )
  })
})

describe('a crop', () => {
  it('is a square of the shorter side, placed in the room left over', () => {
    expect(squareOf(120, 80, { zoom: 1, x: 0.5, y: 0.5 })).toEqual({ x: 20, y: 0, size: 80 })
    expect(squareOf(120, 80, { zoom: 0.5, x: 1, y: 0 })).toEqual({ x: 80, y: 0, size: 40 })
    expect(squareOf(1, 1, { zoom: 0.2, x: 0.5, y: 0.5 })).toEqual({ x: 0, y: 0, size: 1 })
  })
})

describe('inChannels', () => {
  it('turns colours to luminance, and grey to three equal colours', () => {
    const colours: Raster = {
      width: 2,
      height: 1,
      channels: 4,
      data: new Uint8Array([255, 0, 0, 9, 10, 20, 30, 9]),
    }
    expect(Array.from(inChannels(colours, 1))).toEqual([76, 18])
    expect(Array.from(inChannels(colours, 3))).toEqual([255, 0, 0, 10, 20, 30])
    expect(Array.from(inChannels(grey(2, 1, [5, 6]), 3))).toEqual([5, 5, 5, 6, 6, 6])
    for (let v = 0; v < 256; v++)
      expect(
        inChannels({ width: 1, height: 1, channels: 3, data: new Uint8Array([v, v, v]) }, 1)[0],
      ).toBe(v)
  })
})
