import { describe, expect, it } from 'vitest'
import { placeFloors, placeMarkers } from './labels'

const marker = (x: number, label = 'B: NaN at step 57') => ({ x, label, color: 'red', alert: true })

describe('placeFloors', () => {
  it('leaves out floors outside the range', () => {
    const floors = [0.25, 2].map((value) => ({ value, label: 'floor' }))
    expect(placeFloors(floors, [0, 1], 136).map((floor) => floor.value)).toEqual([0.25])
  })

  it('puts the lower of two near labels below its line', () => {
    const floors = [0.24, 0.25].map((value) => ({ value, label: 'floor' }))
    const placed = placeFloors(floors, [0, 1], 136)
    expect(placed.map(({ value, baseline }) => [value, baseline])).toEqual([
      [0.25, 'bottom'],
      [0.24, 'top'],
    ])
  })
})

describe('placeMarkers', () => {
  it('puts a label right of its line, and left of it near the right edge', () => {
    const [early, late] = placeMarkers([marker(10), marker(290)], [0, 300], 360)
    expect(early).toMatchObject({ align: 'left', y: -10 })
    expect(late).toMatchObject({ align: 'right', y: -10 })
  })

  it('moves a label that would touch another down a row', () => {
    const [first, second] = placeMarkers([marker(50), marker(57)], [0, 300], 360)
    expect(second?.y).toBeGreaterThan(first?.y as number)
  })

  it('keeps the roomier side where neither has room', () => {
    expect(placeMarkers([marker(10)], [0, 300], 120)[0]?.align).toBe('left')
    expect(placeMarkers([marker(250)], [0, 300], 120)[0]?.align).toBe('right')
  })
})
