import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  heightAt,
  LINEAR,
  placeOn,
  powersFrom,
  sideBySide,
  STRAY,
  thinCurve,
  valueAt,
} from './curves'

const STAIRS = { xs: [0, 0, 0.2, 0.2, 1, 1], ys: [0, 0.5, 0.5, 0.8, 0.8, 1] }

/** A rising staircase of many small steps, as a ROC curve of many pairs is. */
const staircase = fc
  .array(fc.boolean(), { minLength: 2, maxLength: 3000 })
  .filter((ups) => ups.includes(true) && ups.includes(false))
  .map((ups) => {
    const [highest, widest] = [ups.filter(Boolean).length, ups.filter((up) => !up).length]
    const curve = { xs: [0], ys: [0] }
    let [x, y] = [0, 0]
    for (const up of ups) {
      if (up) y++
      else x++
      curve.xs.push(x / widest)
      curve.ys.push(y / highest)
    }
    return curve
  })

describe('an axis', () => {
  it('of powers begins at the one below the least that means something', () => {
    expect(powersFrom(1 / 100).range).toEqual([-2, 0])
    expect(powersFrom(1 / 2000).range).toEqual([-4, 0])
  })

  it('holds what lies below it at its lower end', () => {
    const axis = powersFrom(0.01)
    expect(placeOn(axis, 0)).toBe(-2)
    expect(placeOn(axis, 0.1)).toBeCloseTo(-1, 12)
    expect(valueAt(axis, placeOn(axis, 0.3))).toBeCloseTo(0.3, 12)
    expect(placeOn(LINEAR, 0.3)).toBe(0.3)
  })
})

describe('thinning a curve', () => {
  it('keeps the corners of a coarse one', () => {
    expect(thinCurve(STAIRS, LINEAR)).toEqual(STAIRS)
  })

  it('keeps it short, its ends, and every point near one that is kept', () => {
    fc.assert(
      fc.property(staircase, fc.constantFrom(LINEAR, powersFrom(0.001)), (curve, axis) => {
        const thin = thinCurve(curve, axis)
        expect(thin.xs.length).toBeLessThanOrEqual(620)
        expect(thin.ys[0]).toBe(0)
        expect(thin.ys[thin.ys.length - 1]).toBe(1)
        const width = axis.range[1] - axis.range[0]
        const kept = Array.from(thin.xs, (x, i) => ({ x, y: thin.ys[i] as number }))
        curve.xs.forEach((x, i) => {
          const place = placeOn(axis, x)
          const away = kept.map(
            (each) => Math.abs(each.x - place) / width + Math.abs(each.y - (curve.ys[i] as number)),
          )
          expect(Math.min(...away)).toBeLessThanOrEqual(STRAY + 1e-12)
        })
      }),
      { numRuns: 20 },
    )
  })

  it('keeps both ends of a long straight line after many small steps', () => {
    const small = Array.from({ length: 100 }, (_, i) => i / 1e5)
    const thin = thinCurve({ xs: [...small, 1], ys: [...small, 1e-3] }, LINEAR)
    expect(Array.from(thin.xs)).toEqual([0, small[99], 1])
  })

  it('leaves an empty curve empty', () => {
    expect(thinCurve({ xs: [], ys: [] }, LINEAR)).toEqual({ xs: [], ys: [] })
  })
})

describe('curves side by side', () => {
  it('keep points that share an x, in their order, and do not mix', () => {
    const { xs, columns } = sideBySide([STAIRS, { xs: [0, 1], ys: [0, 1] }])
    expect(xs).toEqual([...STAIRS.xs, 0, 1])
    expect(columns[0]).toEqual([...STAIRS.ys, null, null])
    expect(columns[1]).toEqual([null, null, null, null, null, null, 0, 1])
  })
})

describe('the height of a curve', () => {
  it.each([
    [0, 0.5],
    [0.1, 0.5],
    [0.2, 0.8],
    [0.99, 0.8],
    [1, 1],
  ])('at %d is %d, the highest that is had there', (x, y) => {
    expect(heightAt(STAIRS, x)).toBe(y)
  })

  it('is unknown where there is no curve', () => {
    expect(heightAt({ xs: [], ys: [] }, 0.5)).toBeUndefined()
  })
})
