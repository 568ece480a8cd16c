import { describe, expect, it } from 'vitest'
import { movedCrop, squareOf } from './crop'

const wide = { width: 160, height: 100 }

describe('squareOf', () => {
  it('is the largest square in the middle by default', () => {
    expect(squareOf({ zoom: 1, x: 0.5, y: 0.5 }, 160, 100)).toEqual({ left: 30, top: 0, side: 100 })
  })

  it('goes to the corners and never out of the photo', () => {
    expect(squareOf({ zoom: 0.5, x: 0, y: 1 }, 160, 100)).toEqual({ left: 0, top: 50, side: 50 })
    expect(squareOf({ zoom: 0.5, x: 1, y: 0 }, 160, 100)).toEqual({ left: 110, top: 0, side: 50 })
  })
})

describe('movedCrop', () => {
  it('moves the square by what it was dragged', () => {
    const before = { zoom: 0.5, x: 0.5, y: 0.5 }
    const { left, top } = squareOf(before, 160, 100)
    const after = squareOf(movedCrop(before, wide, 11, -5), 160, 100)
    expect(after.left - left).toBeCloseTo(11)
    expect(after.top - top).toBeCloseTo(-5)
  })

  it('stops at the edges, and stays where there is no room', () => {
    expect(movedCrop({ zoom: 1, x: 0.5, y: 0.5 }, wide, 1000, 1000)).toEqual({
      zoom: 1,
      x: 1,
      y: 0.5,
    })
  })
})
