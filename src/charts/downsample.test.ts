import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridSeries, keepExtremes, mergeSeries } from './downsample'

const values = fc.array(fc.double(), { maxLength: 400 })
const steps = (length: number) => Array.from({ length }, (_, i) => i + 1)
const points = (ys: readonly number[]) => ({ xs: steps(ys.length), ys })
const drawable = (y: number) => Number.isFinite(y) && Math.abs(y) <= 1e300

describe('keepExtremes', () => {
  it('keeps the first, the last, the lowest and the highest value', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (ys, buckets) => {
        const kept = keepExtremes(points(ys), buckets).map((i) => ys[i] as number)
        const all = ys.filter(drawable)
        expect(kept[0]).toBe(all[0])
        expect(kept.at(-1)).toBe(all.at(-1))
        if (all.length === 0) return
        // Plain comparison, as 0 and −0 are one height.
        expect(Math.min(...kept) === Math.min(...all)).toBe(true)
        expect(Math.max(...kept) === Math.max(...all)).toBe(true)
      }),
    )
  })

  it('returns ascending indices of drawable values, at most 2 × buckets + 2', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (ys, buckets) => {
        const kept = keepExtremes(points(ys), buckets)
        expect(kept.length).toBeLessThanOrEqual(2 * buckets + 2)
        expect(kept.every((index, i) => i === 0 || index > (kept[i - 1] as number))).toBe(true)
        expect(kept.every((index) => drawable(ys[index] as number))).toBe(true)
      }),
    )
  })

  it('keeps every bucket’s lowest and highest', () => {
    const ys = Array.from({ length: 1000 }, (_, i) => Math.sin(i * 12.9898) * 43758.5453)
    const kept = new Set(keepExtremes(points(ys), 10))
    for (let bucket = 0; bucket < 10; bucket++) {
      const stretch = ys.slice(bucket * 100, bucket * 100 + 100)
      expect(kept).toContain(bucket * 100 + stretch.indexOf(Math.min(...stretch)))
      expect(kept).toContain(bucket * 100 + stretch.indexOf(Math.max(...stretch)))
    }
  })

  it('leaves a short series whole, but for values that are not finite', () => {
    expect(keepExtremes(points([1, NaN, 3, Infinity, -Infinity, 2]), 10)).toEqual([0, 2, 5])
  })

  it('reads no farther than the shorter of xs and ys', () => {
    expect(keepExtremes({ xs: [1, 2], ys: [5, 6, 7] }, 10)).toEqual([0, 1])
  })
})

describe('mergeSeries', () => {
  it('puts series of unequal length and spacing on one x grid, null where one has no point', () => {
    const train = { xs: [1, 2, 3, 4], ys: [0.4, 0.3, 0.2, NaN] }
    const heldOut = { xs: [2, 5], ys: [0.35, 0.1] }
    expect(mergeSeries([train, heldOut], 100)).toEqual({
      xs: [1, 2, 3, 5],
      columns: [
        [0.4, 0.3, 0.2, null],
        [null, 0.35, null, 0.1],
      ],
    })
  })

  it('gives only finite numbers and nulls, columns as long as the grid, xs ascending', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 4 }), (all) => {
        const { xs, columns } = mergeSeries(all.map(points), 20)
        expect(columns).toHaveLength(all.length)
        expect(xs.every((x, i) => i === 0 || x > (xs[i - 1] as number))).toBe(true)
        for (const column of columns) {
          expect(column).toHaveLength(xs.length)
          expect(column.every((y) => y === null || Number.isFinite(y))).toBe(true)
        }
      }),
    )
  })
})

describe('gridSeries', () => {
  const many = fc.array(values, { minLength: 1, maxLength: 8 })
  const buckets = fc.integer({ min: 1, max: 20 })

  it('keeps first, last, lowest and highest of each series on few rows', () => {
    fc.assert(
      fc.property(many, buckets, (all, n) => {
        const { xs, columns } = gridSeries(all.map(points), n)
        expect(xs.length).toBeLessThanOrEqual(2 * n + 6 * all.length)
        expect(xs.every((x, i) => i === 0 || x > (xs[i - 1] as number))).toBe(true)
        all.forEach((ys, s) => {
          const given = ys.filter(drawable)
          const kept = (columns[s] ?? []).filter((y) => y !== null)
          expect(kept[0]).toBe(given[0])
          expect(kept.at(-1)).toBe(given.at(-1))
          if (given.length === 0) return
          expect(Math.min(...kept) === Math.min(...given)).toBe(true)
          expect(Math.max(...kept) === Math.max(...given)).toBe(true)
        })
      }),
    )
  })

  it('draws no value farther from its step than a stretch is wide', () => {
    const series = [0, 300, 650].map((less) => ({
      xs: steps(1000 - less),
      ys: steps(1000 - less).map((x) => x),
    }))
    const { xs, columns } = gridSeries(series, 50)
    for (const column of columns)
      column.forEach((y, i) => {
        if (y !== null) expect(Math.abs((xs[i] as number) - y)).toBeLessThanOrEqual(20)
      })
    expect(xs.length).toBeLessThanOrEqual(118)
  })
})
