import { describe, expect, test } from 'vitest'
import type { HeldOutImages } from '../../../domain/reports'
import type { Layout } from '../../../state/projection'
import { thumbnailSide } from './draw'
import {
  distanceBetween,
  groupsOf,
  imageName,
  nearestShare,
  neighboursOf,
  percent,
} from './figures'
import { COLORS, markOf, SHAPES } from './marks'
import { namesOn } from './names'

const heldOut: HeldOutImages = {
  side: 1,
  channels: 1,
  pixels: new Uint8Array(5),
  classes: Int32Array.of(0, 1, 1, 0, 2),
  names: ['ann', 'bob', 'cem'],
  paths: ['ann/1.jpg', 'bob/1.jpg', 'bob/2.jpg', 'ann/2.jpg', 'cem/1.jpg'],
}
const embeddings = {
  images: Int32Array.of(4, 1, 2, 3),
  dimension: 2,
  values: Float32Array.of(0, 0, 3, 4, 3, 5, 9, 9),
}
const layout: Layout = {
  step: 1,
  reported: embeddings,
  embeddings,
  isUnit: false,
  points: Float32Array.of(0, 0, 3, 4, 3, 5, NaN, NaN),
  explained: null,
  neighbours: Int32Array.of(
    ...[1, 2, -1, -1, -1],
    ...[2, 0, -1, -1, -1],
    ...[1, 0, -1, -1, -1],
    ...[-1, -1, -1, -1, -1],
  ),
}

test('the share whose nearest is of the same identity leaves out what has no neighbour', () => {
  expect(nearestShare(heldOut, layout)).toBe(2 / 3)
  expect(neighboursOf(layout, 1)).toEqual([2, 0])
  expect(neighboursOf(layout, 3)).toEqual([])
})

test('rows are grouped by identity, the most images first', () => {
  expect(groupsOf(heldOut, embeddings)).toEqual([
    { identity: 1, rows: [1, 2] },
    { identity: 0, rows: [3] },
    { identity: 2, rows: [0] },
  ])
})

test('names stand in the middle of their images, of one identity or of the most frequent', () => {
  const groups = groupsOf(heldOut, embeddings)
  const on = (highlight: number | null) =>
    namesOn({ groups, heldOut, places: layout.points, highlight })
  expect(on(1)).toEqual([{ identity: 1, text: 'bob', at: { x: 3, y: 4.5 } }])
  expect(on(null).map(({ text }) => text)).toEqual(['bob', 'cem'])
})

test('an image without a path goes by its number', () => {
  expect(imageName(heldOut, 1)).toBe('bob/1.jpg')
  expect(imageName({ ...heldOut, paths: [] }, 1)).toBe('image 2')
})

test('distances are Euclidean, shares whole percents', () => {
  expect(distanceBetween(embeddings, 0, 1)).toBe(5)
  expect([percent(0.614), percent(NaN)]).toEqual(['61 %', '–'])
})

describe('what is drawn of an image', () => {
  const size = { width: 700, height: 350 }

  test('is a thumbnail among hundreds, a dot among thousands, and a thumbnail nearer by', () => {
    expect(thumbnailSide(200, size, 1)).toBeGreaterThan(15)
    expect(thumbnailSide(3000, size, 1)).toBe(0)
    expect(thumbnailSide(3000, size, 6)).toBeGreaterThan(15)
    expect(thumbnailSide(1, size, 60)).toBe(64)
  })

  test('has a shape and a colour that no other of 42 identities has', () => {
    const marks = Array.from({ length: SHAPES.length * COLORS }, (_, i) => markOf(i))
    expect(new Set(marks.map(({ shape, color }) => `${shape} ${color}`)).size).toBe(42)
  })
})
