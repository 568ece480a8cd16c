import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from './apply'
import { UNCHANGED, type Change } from './change'

/** An image of pixels by row, column and channel. */
type Naive = readonly (readonly (readonly number[])[])[]

const SIDE = 8
const bytes = (channels: 1 | 3) => SIDE * SIDE * channels
const images = (channels: 1 | 3) =>
  fc.uint8Array({ minLength: bytes(channels), maxLength: bytes(channels) })

function changed(pixels: Uint8Array, channels: 1 | 3, change: Partial<Change>, size = SIDE) {
  const out = new Uint8Array(size * size * channels)
  const picture = { pixels, first: 0, side: SIDE, channels }
  applyChange(picture, { ...UNCHANGED, ...change }, size, out)
  return out
}

const naive = (pixels: Uint8Array, channels: number): Naive =>
  Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: SIDE }, (_, x) => [
      ...pixels.subarray((y * SIDE + x) * channels, (y * SIDE + x + 1) * channels),
    ]),
  )
const within = (at: number) => Math.min(SIDE - 1, Math.max(0, at))
/** The image whose pixel at row y, column x is another's where `from` says, edges repeated. */
const moved = (image: Naive, from: (y: number, x: number) => readonly [number, number]) =>
  Uint8Array.from(
    image.flatMap((row, y) =>
      row.flatMap((_, x) => {
        const [fromY, fromX] = from(y, x)
        return image[within(fromY)]?.[within(fromX)] ?? []
      }),
    ),
  )

/** For images of either kind. */
const holds = (check: (pixels: Uint8Array, channels: 1 | 3) => void) => {
  for (const channels of [1, 3] as const)
    fc.assert(
      fc.property(images(channels), (pixels) => void check(pixels, channels)),
      { numRuns: 30 },
    )
}

describe('geometry', () => {
  it('is the very image where nothing changes', () => {
    holds((pixels, channels) => expect(changed(pixels, channels, {})).toEqual(pixels))
  })

  it('mirrors columns exactly', () => {
    holds((pixels, channels) =>
      expect(changed(pixels, channels, { mirrored: true })).toEqual(
        moved(naive(pixels, channels), (y, x) => [y, SIDE - 1 - x]),
      ),
    )
  })

  it('shifts by whole pixels exactly, repeating edges', () => {
    holds((pixels, channels) => {
      for (const [right, down] of [
        [3, 0],
        [-2, 1],
        [0, -5],
      ] as const)
        expect(changed(pixels, channels, { right: right / SIDE, down: down / SIDE })).toEqual(
          moved(naive(pixels, channels), (y, x) => [y - down, x - right]),
        )
    })
  })

  it('turns by quarters exactly, anticlockwise on the screen', () => {
    holds((pixels, channels) => {
      const image = naive(pixels, channels)
      const quarter = Math.PI / 2
      // What was at the right edge comes to the top.
      expect(changed(pixels, channels, { angle: quarter })).toEqual(
        moved(image, (y, x) => [x, SIDE - 1 - y]),
      )
      expect(changed(pixels, channels, { angle: 2 * quarter })).toEqual(
        moved(image, (y, x) => [SIDE - 1 - y, SIDE - 1 - x]),
      )
    })
  })

  it('mirrors before it turns, turns before it shifts', () => {
    holds((pixels, channels) => {
      const steps = [{ mirrored: true }, { angle: Math.PI / 2 }, { right: 1 / SIDE }]
      const oneByOne = steps.reduce((image, step) => changed(image, channels, step), pixels)
      const atOnce = Object.assign({}, ...steps) as Partial<Change>
      expect(changed(pixels, channels, atOnce)).toEqual(oneByOne)
    })
  })

  it('enlarges about the centre', () => {
    // A slope along x is half as steep, and its middle stays where it is.
    const slope = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => 10 + 20 * (i % SIDE))
    const twice = changed(slope, 1, { scale: 2 })
    expect([...twice.subarray(0, SIDE)]).toEqual([45, 55, 65, 75, 85, 95, 105, 115])
  })

  it('interpolates as a naive loop does, at any size', () => {
    const change = { scale: 1.3, angle: 0.4, right: 0.11, down: -0.07 }
    fc.assert(
      fc.property(images(1), fc.constantFrom(5, 8, 13), (pixels, size) => {
        const out = changed(pixels, 1, change, size)
        for (let y = 0; y < size; y++)
          for (let x = 0; x < size; x++) {
            const wanted = lookedUp(pixels, change, size, y, x)
            expect(Math.abs((out[y * size + x] ?? NaN) - wanted)).toBeLessThan(0.5001)
          }
      }),
      { numRuns: 30 },
    )
  })
})

/** By the definition, in shares of the side from the centre: sum over all pixels of tent weights. */
function lookedUp(
  pixels: Uint8Array,
  { scale, angle, right, down }: Pick<Change, 'scale' | 'angle' | 'right' | 'down'>,
  size: number,
  row: number,
  column: number,
): number {
  const [x, y] = [(column + 0.5) / size - 0.5 - right, (row + 0.5) / size - 0.5 - down]
  const turnedX = (x * Math.cos(angle) - y * Math.sin(angle)) / scale
  const turnedY = (x * Math.sin(angle) + y * Math.cos(angle)) / scale
  const atX = within((turnedX + 0.5) * SIDE - 0.5)
  const atY = within((turnedY + 0.5) * SIDE - 0.5)
  const tent = (distance: number) => Math.max(0, 1 - Math.abs(distance))
  return pixels.reduce(
    (sum, value, i) => sum + value * tent((i % SIDE) - atX) * tent(Math.floor(i / SIDE) - atY),
    0,
  )
}

describe('light', () => {
  const clamped = (value: number) => Math.min(255, Math.max(0, value))
  const mean = (pixels: Uint8Array) => pixels.reduce((sum, each) => sum + each, 0) / pixels.length

  it('adds brightness, cut off at black and white', () => {
    holds((pixels, channels) =>
      expect(changed(pixels, channels, { brightness: 40 })).toEqual(
        pixels.map((value) => clamped(value + 40)),
      ),
    )
  })

  it('stretches values about their mean', () => {
    holds((pixels, channels) => {
      for (const contrast of [0.5, 1.6]) {
        const out = changed(pixels, channels, { contrast })
        out.forEach((value, i) => {
          const wanted = mean(pixels) + contrast * ((pixels[i] ?? NaN) - mean(pixels))
          expect(Math.abs(value - clamped(wanted))).toBeLessThan(0.5001)
        })
      }
    })
  })
})

describe('erasing', () => {
  it('fills its rectangle with the mean colour, and nothing else', () => {
    holds((pixels, channels) => {
      const erased = { left: 0.25, top: 0.5, width: 0.5, height: 0.25 }
      const out = changed(pixels, channels, { erased })
      out.forEach((value, i) => {
        const [pixel, channel] = [Math.floor(i / channels), i % channels]
        const [y, x] = [Math.floor(pixel / SIDE), pixel % SIDE]
        const own = pixels.filter((_, at) => at % channels === channel)
        const wanted =
          x >= 2 && x < 6 && y >= 4 && y < 6
            ? own.reduce((sum, each) => sum + each, 0) / own.length
            : (pixels[i] ?? NaN)
        expect(Math.abs(value - wanted)).toBeLessThan(0.5001)
      })
    })
  })
})
