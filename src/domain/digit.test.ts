import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DIGIT_SIDE, digitOfPhoto, fitDigit } from './digit'

const SIDE = 60
interface Bar {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
const bar = fc.record({
  left: fc.integer({ min: 0, max: 29 }),
  top: fc.integer({ min: 0, max: 29 }),
  width: fc.integer({ min: 1, max: 30 }),
  height: fc.integer({ min: 1, max: 30 }),
})
/** A few overlapping bars, so that the mass need not lie in the middle of the box. */
const bars = fc.array(bar, { minLength: 1, maxLength: 4 })

function drawn(bars: readonly Bar[], value = 255): Float32Array {
  const ink = new Float32Array(SIDE * SIDE)
  for (const { left, top, width, height } of bars)
    for (let y = top; y < top + height; y++)
      ink.fill(value, y * SIDE + left, y * SIDE + left + width)
  return ink
}

const digitOf = (ink: ArrayLike<number>, side = SIDE) =>
  fitDigit(ink, side) ?? expect.fail('there is ink')

function boxOf(digit: Uint8Array) {
  const xs: number[] = []
  const ys: number[] = []
  digit.forEach((value, i) => {
    if (value === 0) return
    xs.push(i % DIGIT_SIDE)
    ys.push(Math.floor(i / DIGIT_SIDE))
  })
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  return { left, right, top, bottom, width: right - left + 1, height: bottom - top + 1 }
}

function massCentre(digit: Uint8Array) {
  const total = digit.reduce((sum, value) => sum + value, 0)
  const mean = (place: (i: number) => number) =>
    digit.reduce((sum, value, i) => sum + value * place(i), 0) / total
  return { x: mean((i) => i % DIGIT_SIDE) + 0.5, y: mean((i) => Math.floor(i / DIGIT_SIDE)) + 0.5 }
}

describe('a fitted digit', () => {
  test('is 20 pixels on its longer side, and keeps its proportions', () => {
    fc.assert(
      fc.property(bar, (bar) => {
        const { width, height } = boxOf(digitOf(drawn([bar])))
        expect(Math.max(width, height)).toBe(20)
        const shorter = (20 * Math.min(bar.width, bar.height)) / Math.max(bar.width, bar.height)
        expect(Math.abs(Math.min(width, height) - Math.max(1, shorter))).toBeLessThanOrEqual(0.5)
        if (bar.width !== bar.height) expect(width >= height).toBe(bar.width > bar.height)
      }),
    )
  })

  test('has its centre of mass within half a pixel of the middle, unless it would be cut off', () => {
    fc.assert(
      fc.property(bars, (bars) => {
        const digit = digitOf(drawn(bars))
        const { left, right, top, bottom } = boxOf(digit)
        const { x, y } = massCentre(digit)
        if (left > 0 && right < DIGIT_SIDE - 1) expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5)
        if (top > 0 && bottom < DIGIT_SIDE - 1) expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5)
      }),
    )
  })

  test('is the same wherever it was drawn', () => {
    fc.assert(
      fc.property(bars, fc.nat(29), fc.nat(29), (bars, x, y) => {
        const leftmost = Math.min(...bars.map(({ left }) => left))
        const topmost = Math.min(...bars.map(({ top }) => top))
        const moved = bars.map((bar) => ({
          ...bar,
          left: bar.left - leftmost + Math.min(x, leftmost),
          top: bar.top - topmost + Math.min(y, topmost),
        }))
        expect(digitOf(drawn(moved))).toEqual(digitOf(drawn(bars)))
      }),
    )
  })

  test('averages areas: a chessboard becomes an even grey', () => {
    const ink = Float32Array.from({ length: 40 * 40 }, (_, i) =>
      ((i % 40) + Math.floor(i / 40)) % 2 === 0 ? 200 : 0,
    )
    const values = new Set(digitOf(ink, 40))
    expect([...values].sort()).toEqual([0, 100])
  })

  test('leaves a digit of MNIST’s own size and place as it is', () => {
    const digit = new Uint8Array(DIGIT_SIDE ** 2)
    for (let y = 4; y < 24; y++) digit.fill(10 * y, y * DIGIT_SIDE + 10, y * DIGIT_SIDE + 18)
    const fitted = digitOf(digit, DIGIT_SIDE)
    const { width, height } = boxOf(fitted)
    expect([width, height]).toEqual([8, 20])
    expect(digitOf(fitted, DIGIT_SIDE)).toEqual(fitted)
  })

  test('is none where nothing is drawn', () => {
    expect(fitDigit(new Float32Array(SIDE * SIDE), SIDE)).toBeNull()
  })
})

describe('a photographed digit', () => {
  const stroke = drawn([{ left: 25, top: 10, width: 8, height: 30 }])
  const photo = (paper: number, pen: number) =>
    Uint8Array.from(stroke, (ink, i) => (ink > 0 ? pen : paper + (i % 5)))

  test('is the same on dark and on light paper, which is inverted', () => {
    const onLight = digitOfPhoto(photo(180, 30), SIDE)
    const onDark = digitOfPhoto(photo(20, 200), SIDE)
    expect(onLight.inverted).toBe(true)
    expect(onDark.inverted).toBe(false)
    expect(onLight.pixels).toEqual(onDark.pixels)
  })

  test('is as if drawn: the shading of the paper is gone', () => {
    expect(digitOfPhoto(photo(180, 30), SIDE).pixels).toEqual(fitDigit(stroke, SIDE))
  })

  test('is none where nothing stands out of the paper', () => {
    expect(digitOfPhoto(photo(180, 180), SIDE).pixels).toBeNull()
    expect(digitOfPhoto(new Uint8Array(SIDE * SIDE), SIDE).pixels).toBeNull()
  })
})
