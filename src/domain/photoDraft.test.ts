import { expect, it } from 'vitest'
import { pixelsOf, settled, withListTurned, type PhotoDraft } from './photoDraft'
import { draftOf, listOf, readingOf } from './testPhotos'

const draft: PhotoDraft = {
  ...draftOf(
    ['a', 'b', 'c', 'd', 'e'],
    [readingOf('list', ['person_001', 'person_001', 'person_002', 'person_003', null])],
  ),
  groupOf: Int32Array.of(0, 0, 2, 2, 4),
  list: listOf([
    [0, 1, 1, 0],
    [2, 3, 0, 0],
  ]),
  listMeaning: { same: 'oui', different: 'non', isSure: false, why: '' },
}

it('settles images of nobody out, with their pairs, and groups among those that stay', () => {
  const { facts, images } = settled(draft, [null, 'Ben', 'Ada', 'Ben', null], 'people')
  expect(Array.from(images)).toEqual([1, 2, 3])
  expect(facts).toMatchObject({ identities: ['Ben', 'Ada'], paths: ['b', 'c', 'd'] })
  expect(Array.from(facts.identityOf)).toEqual([0, 1, 0])
  expect(Array.from(facts.groupOf)).toEqual([0, 1, 1])
  expect(facts.list && [Array.from(facts.list.a), Array.from(facts.list.b)]).toEqual([[1], [2]])
})

it('cuts the pixels of those that stay, in order', async () => {
  const pixels = new Blob([Uint8Array.from({ length: 20 }, (_, i) => i)])
  expect(pixelsOf(pixels, Int32Array.of(0, 1, 2, 3, 4), 4)).toBe(pixels)
  const cut = await pixelsOf(pixels, Int32Array.of(1, 2, 4), 4).arrayBuffer()
  expect(Array.from(new Uint8Array(cut))).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 19])
})

it('turns a list round: what was same is different, and people follow', () => {
  const turned = withListTurned(draft)
  expect(Array.from(turned.list!.same)).toEqual([0, 1])
  expect(turned.listMeaning).toMatchObject({ same: 'non', different: 'oui' })
  expect(turned.readings[0]!.names).toEqual([
    'person_001',
    'person_002',
    'person_003',
    'person_003',
    null,
  ])
  expect(withListTurned(turned)).toEqual(draft)
})

it('turns only the pairs whose labels were open, and says anew how many contradict a reading', () => {
  const byFolders = readingOf('folder', ['Ada', 'Ada', 'Ben', 'Cleo', null])
  const mixed = { same: '1', different: '0', isSure: false, why: '', turns: Uint8Array.of(1, 0) }
  const turned = withListTurned({ ...draft, readings: [byFolders], listMeaning: mixed })
  expect(Array.from(turned.list!.same)).toEqual([0, 0])
  expect(turned.readings[0]!.doubts).toEqual([
    { code: 'against_list', people: [], message: expect.stringMatching(/^1 of 2 pairs/) as string },
  ])
  expect(withListTurned(turned).readings[0]!.doubts).toEqual([])
})
