import { describe, expect, it } from 'vitest'
import type { PhotoSet } from '../domain/photoSet'
import { toRecord } from './library'
import { fromRecord } from './libraryRecord'
import { listOf, blankPixels, namedSet } from '../domain/testPhotos'

const set = namedSet([2, 1], { list: listOf([[0, 1, 1, 0]], ['1']) })
const record = toRecord({ set, pixels: blankPixels(set), when: 7 })
const read = (value: unknown) => fromRecord(set.id, value)
const withSet = (patch: Partial<PhotoSet>) => ({ ...record, set: { ...set, ...patch } })

it('gives back what was kept, through a structured clone', () => {
  expect(read(structuredClone({ ...record, pixels: null }))).toMatchObject({ key: set.id })
  const copy = { ...structuredClone({ ...record, pixels: null }), pixels: record.pixels }
  expect(read(copy)).toEqual({ set, pixels: record.pixels, when: 7, stored: true })
})

it('knows forgeries again, and opens what was kept before there were any', () => {
  const forgeryOf = Int32Array.of(-1, 0)
  expect(read(withSet({ forgeryOf }))).toMatchObject({ set: { forgeryOf } })
  const before = read(record)
  expect('set' in before && 'forgeryOf' in before.set).toBe(false)
})

describe('what cannot be understood', () => {
  it.each([
    ['nothing', undefined],
    ['something else', 'a text'],
    ['a part missing', { ...record, pixels: undefined }],
    ['another type', withSet({ identityOf: [0, 0, 1] as unknown as Int32Array })],
    ['a person who is not there', withSet({ identityOf: Int32Array.of(0, 0, 9) })],
    ['too few people', withSet({ identityOf: Int32Array.of(0, 0) })],
    ['a pair of no photo', withSet({ list: listOf([[0, 3, 1, 0]], ['1']) })],
    ['a fold that is not there', withSet({ list: listOf([[0, 1, 1, 1]], ['1']) })],
    ['forgeries of some people only', withSet({ forgeryOf: Int32Array.of(-1) })],
    ['forgeries of nobody', withSet({ forgeryOf: Int32Array.of(-1, 7) })],
    ['forgeries of forgeries', withSet({ forgeryOf: Int32Array.of(1, 0) })],
    ['another id', withSet({ id: 'other' })],
  ])('says so of %s', (_, value) => {
    expect(read(value)).toMatchObject({ key: set.id, why: expect.stringContaining('damaged') })
  })

  it('keeps its name where it has one', () => {
    expect(read(withSet({ side: 0 }))).toMatchObject({ name: 'Set a1b2c3' })
    expect(read(null)).toMatchObject({ name: set.id })
  })

  it('says how many bytes of pixels there are', () => {
    expect(read({ ...record, pixels: new Blob(['abc']) })).toMatchObject({
      why: 'It is damaged: it has 3 bytes of pixels, not 12.',
    })
  })

  it('tells a newer version from damage', () => {
    expect(read({ version: 2, set: { name: 'New' } })).toMatchObject({
      name: 'New',
      why: expect.stringContaining('newer version of this page'),
    })
  })
})
