import { describe, expect, test } from 'vitest'
import { lit } from './light'
import type { Light } from './photo'

const SIDE = 32
const PLAIN: Light = { gain: [1, 1, 1], gamma: 1, side: 0, angle: 0, noise: 0, key: 7 }
const grey = (level: number) =>
  Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, i) => (i % 4 === 3 ? 255 : level))

function under(light: Partial<Light>, rgba = grey(100)): Uint8Array {
  const out = new Uint8Array(SIDE * SIDE * 3)
  lit(rgba, { ...PLAIN, ...light }, SIDE, out)
  return out
}
const at = (pixels: Uint8Array, x: number, y: number) => pixels[3 * (SIDE * y + x)] as number

describe('light', () => {
  test('leaves the pixels as they are where it is plain', () => {
    const rgba = Uint8Array.from({ length: SIDE * SIDE * 4 }, (_, i) => (i * 37) % 256)
    expect(under({}, rgba)).toEqual(rgba.filter((_, i) => i % 4 !== 3))
  })

  test('multiplies each colour by its gain, up to white', () => {
    expect([...under({ gain: [0.5, 1, 3] }).subarray(0, 3)]).toEqual([50, 100, 255])
  })

  test('bends levels by its exponent, black and white staying', () => {
    const levels = [0, 100, 255].map((level) => at(under({ gamma: 2 }, grey(level)), 0, 0))
    expect(levels).toEqual([0, Math.round(100 ** 2 / 255), 255])
  })

  test('falls from one side: from the right at 0, from below at a quarter turn', () => {
    const fromRight = under({ side: 0.5 })
    expect(at(fromRight, SIDE - 1, 4)).toBeGreaterThan(at(fromRight, 0, 4) + 90)
    expect(at(fromRight, 5, 0)).toBe(at(fromRight, 5, SIDE - 1))
    const fromBelow = under({ side: 0.5, angle: Math.PI / 2 })
    expect(at(fromBelow, 4, SIDE - 1)).toBeGreaterThan(at(fromBelow, 4, 0) + 90)
  })

  test('has grey noise of its deviation, another one for another key', () => {
    const noisy = under({ noise: 8 })
    const red = noisy.filter((_, i) => i % 3 === 0)
    expect(noisy.filter((_, i) => i % 3 === 2)).toEqual(red)
    const mean = red.reduce((sum, x) => sum + x, 0) / red.length
    const variance = red.reduce((sum, x) => sum + (x - mean) ** 2, 0) / red.length
    expect(mean).toBeCloseTo(100, -1)
    expect(Math.sqrt(variance)).toBeCloseTo(8, 0)
    expect(under({ noise: 8, key: 8 })).not.toEqual(noisy)
  })
})
