import { describe, expect, it } from 'vitest'
import { heldOutImage } from '../../domain/heldOutImage'
import type { HeldOutImages } from '../../domain/reports'
import { heldOutName, pickable } from './heldOut'

const images = (classes: readonly number[], extra: Partial<HeldOutImages> = {}): HeldOutImages => ({
  side: 2,
  channels: 3,
  pixels: Uint8Array.from({ length: classes.length * 12 }, (_, i) => i),
  classes: Int32Array.from(classes),
  names: ['Ann', 'Bob', 'Cy'],
  paths: classes.map((person, i) => `${['Ann', 'Bob', 'Cy'][person]}/${i}.png`),
  ...extra,
})

describe('held-out images', () => {
  it('are offered by person, in the order they come', () => {
    expect(pickable(images([2, 0, 2, 0]))).toEqual([
      { name: 'Ann', places: [1, 3] },
      { name: 'Cy', places: [0, 2] },
    ])
  })

  it('are offered in a number that can be looked through, of all people alike', () => {
    const many = images(Array.from({ length: 2000 }, (_, i) => i % 2))
    expect(pickable(many).map(({ places }) => places.length)).toEqual([120, 120])
    const crowd = images(Array.from({ length: 2000 }, (_, i) => i % 500))
    const offered = pickable(crowd)
    expect(offered).toHaveLength(80)
    expect(offered.every(({ places }) => places.length === 3)).toBe(true)
  })

  it('are cut out whole', () => {
    expect(Array.from(heldOutImage(images([0, 1]), 1).pixels)).toEqual(
      Array.from({ length: 12 }, (_, i) => 12 + i),
    )
  })

  it('are called by person and file, or by number where they have no file', () => {
    expect(heldOutName(images([0, 1]), 1)).toBe('Bob, 1.png')
    expect(heldOutName(images([0], { paths: ['Ann/Ann_01.png'] }), 0)).toBe('Ann_01.png')
    expect(heldOutName(images([0], { paths: [] }), 0)).toBe('Ann, held-out image 1')
  })
})
