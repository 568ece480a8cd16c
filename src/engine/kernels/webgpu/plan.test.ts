import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planLayers, planSlices, TILE_K, type Plan } from './plan'

const long = fc.integer({ min: 1, max: 5_000_000 })
const short = fc.integer({ min: 1, max: 3000 })

/** Tiles reach the last row, column and k, and none lies wholly past them. */
function expectCovered(plan: Plan, rows: number, columns: number, inner: number, slices: number) {
  const covers = (tiles: number, side: number, length: number) => {
    expect(tiles * side).toBeGreaterThanOrEqual(length)
    expect((tiles - 1) * side).toBeLessThan(length)
  }
  covers(plan.rowTiles, plan.tileRows, rows)
  covers(plan.columnTiles, plan.tileColumns, columns)
  covers(slices, plan.steps * TILE_K, inner)
}

function expectRunnable({ tileRows, tileColumns }: Plan) {
  const threads = (tileRows * tileColumns) / 16
  expect(threads).toBeGreaterThanOrEqual(64)
  expect(threads).toBeLessThanOrEqual(256)
}

describe('the plan of a product', () => {
  it('covers it once, in slices none of which is empty', () => {
    fc.assert(
      fc.property(long, short, long, (rows, columns, inner) => {
        const plan = planSlices(rows, columns, inner)
        expectCovered(plan, rows, columns, inner, plan.layers)
        expectRunnable(plan)
      }),
    )
  })

  it('covers each of several products whole', () => {
    fc.assert(
      fc.property(
        long,
        short,
        short,
        fc.integer({ min: 1, max: 16 }),
        (rows, columns, inner, n) => {
          const plan = planLayers(rows, columns, inner, n)
          expect(plan.layers).toBe(n)
          expectCovered(plan, rows, columns, inner, 1)
          expectRunnable(plan)
        },
      ),
    )
  })

  it('cuts k into slices where there are too few tiles to keep a GPU busy, and only there', () => {
    expect(planSlices(10, 32, 50_176)).toMatchObject({ layers: 242, steps: 13 })
    expect(planSlices(100_000, 256, 2400)).toMatchObject({ layers: 1, steps: 150 })
    expect(planSlices(16, 16, 100)).toMatchObject({ layers: 1, steps: 7 })
  })

  it('takes smaller tiles where larger ones would be idle in part', () => {
    expect(planSlices(2401, 96, 512)).toMatchObject({ tileRows: 64, tileColumns: 32 })
    expect(planSlices(2401, 384, 512)).toMatchObject({ tileRows: 64, tileColumns: 64 })
  })
})
