import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settled, type Reading } from '../photoDraft'
import { draftOf, listOf, readingOf } from '../testPhotos'
import {
  assigned,
  begunBy,
  carriedOver,
  freeName,
  keptPeople,
  leaving,
  plainName,
  renamed,
} from './assignment'
import type { ImageMark } from './marks'
import { rollOf } from './roll'

const reading = (id: string, names: readonly (string | null)[]): Reading => ({
  ...readingOf(id, names),
  doubts: [{ code: 'spelling', people: ['Ada'], message: 'Written in two ways.' }],
})
const paths = ['Ada/1.jpg', 'Ada/2.jpg', 'Ben/1.jpg', 'x.jpg']
const draft = draftOf(paths, [
  reading('folder', ['Ada', 'Ada', 'Ben', null]),
  reading('name', ['1', '2', '1', 'x']),
])
const begun = begunBy(draft, null)

describe('an assignment', () => {
  it('begins by the best reading, or by the one that is asked for', () => {
    expect(begun).toMatchObject({ reading: 'folder', personOf: ['Ada', 'Ada', 'Ben', null] })
    expect(begunBy(draft, 'name').personOf).toEqual(['1', '2', '1', 'x'])
    expect(begunBy(draft, 'gone').reading).toBe('folder')
    expect(begunBy(draftOf(paths, []), null).personOf).toEqual([null, null, null, null])
  })

  it('renames, and merges where the name is somebody’s', () => {
    expect(renamed(begun, new Set(['Ada']), 'Eve').personOf).toEqual(['Eve', 'Eve', 'Ben', null])
    expect(renamed(begun, new Set(['Ada', 'Ben']), 'Ben').personOf).toEqual([
      'Ben',
      'Ben',
      'Ben',
      null,
    ])
  })

  it('moves images, and leaves them out without forgetting whose they are', () => {
    expect(assigned(begun, [3], 'Ben').personOf[3]).toBe('Ben')
    const without = leaving(begun, [0, 2], true)
    expect(keptPeople(without)).toEqual([null, 'Ada', null, null])
    expect(keptPeople(leaving(without, [0], false))).toEqual(['Ada', 'Ada', null, null])
    expect(begun.leftOut.size).toBe(0)
  })

  it('finds a name nobody has, and writes names in one form', () => {
    expect(freeName(begun, 'Ada')).toBe('Ada 2')
    expect(freeName(assigned(begun, [3], 'Ada 2'), 'Ada')).toBe('Ada 3')
    expect(plainName('  Ze\u0301  B ')).toBe('Zé B')
  })

  it('is carried over to photos that are read anew, by their paths', () => {
    const edited = leaving(assigned(begun, [3], 'Ben'), [1], true)
    const more = draftOf(
      ['Ada/0.jpg', ...paths],
      [reading('folder', ['Ada', 'Ada', 'Ada', 'Ben', null])],
    )
    const carried = carriedOver(draft, edited, more)
    expect(carried.personOf).toEqual(['Ada', 'Ada', 'Ada', 'Ben', 'Ben'])
    expect([...carried.leftOut]).toEqual([2])
  })
})

const MARK: ImageMark = {
  code: 'outlier',
  image: 1,
  person: 'Ada',
  other: 'Ben',
  twin: null,
  message: 'Unlike the others.',
}

it('a roll lists those of nobody first, then names as people read them, with what looks wrong', () => {
  const roll = rollOf(draft, leaving(begun, [0], true), [MARK])
  expect(roll.map(({ name, kept, images }) => [name, kept, images.length])).toEqual([
    [null, 1, 1],
    ['Ada', 1, 2],
    ['Ben', 1, 1],
  ])
  expect(roll[1]!.warnings).toEqual(['Written in two ways.', 'Unlike the others.'])
  const many = draftOf(['a', 'b', 'c'], [reading('r', ['p10', 'p9', 'P1'])])
  expect(rollOf(many, begunBy(many, null), []).map(({ name }) => name)).toEqual(['P1', 'p9', 'p10'])
})

describe('a settled draft', () => {
  const people = fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { maxLength: 20 })

  it('has the images of somebody only, their people and near duplicates unchanged', () => {
    fc.assert(
      fc.property(people, fc.nat({ max: 5 }), (personOf, spread) => {
        const names = personOf.map((_, i) => `${i}.jpg`)
        const groups = Int32Array.from(personOf.keys()).map((i) => Math.floor(i / (spread + 1)))
        const whole = { ...draftOf(names, []), groupOf: groups }
        const { facts, images } = settled(whole, personOf, 'people')
        expect(facts.paths).toEqual(names.filter((_, i) => personOf[i] !== null))
        facts.paths.forEach((_, place) => {
          const image = images[place]!
          expect(facts.identities[facts.identityOf[place]!]).toBe(personOf[image])
          facts.paths.forEach((_, other) =>
            expect(facts.groupOf[place] === facts.groupOf[other]).toBe(
              groups[image] === groups[images[other]!],
            ),
          )
        })
        expect(new Set(facts.identities).size).toBe(facts.identities.length)
      }),
    )
  })

  it('keeps the listed pairs whose images both stay', () => {
    const list = listOf(
      [
        [0, 1, 1, 0],
        [1, 2, 0, 1],
        [0, 3, 0, 1],
      ],
      ['x', 'y'],
    )
    const { facts } = settled({ ...draft, list }, [null, 'Ada', 'Ben', 'Eve'], 'things')
    expect(facts).toMatchObject({ kind: 'things', identities: ['Ada', 'Ben', 'Eve'] })
    expect(facts.list).toEqual(listOf([[0, 1, 0, 1]], ['x', 'y']))
    expect(settled({ ...draft, list }, ['Ada', null, null, null], 'people').facts.list).toBeNull()
  })
})
