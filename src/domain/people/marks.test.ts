import { describe, expect, it } from 'vitest'
import { draftOf, readingOf } from '../testPhotos'
import { assigned, begunBy, foundRight, leaving } from './assignment'
import { marksOf } from './marks'

const paths = ['Ada/1.jpg', 'Ada/2.jpg', 'Ben/1.jpg', 'Cleo/1.jpg']
const names = ['Ada', 'Ada', 'Ben', 'Cleo']
const draft = {
  ...draftOf(paths, [
    {
      ...readingOf('folder', names),
      copyNames: ['Ben', 'Ada', null],
      odd: { images: [{ image: 3, person: 'Cleo', like: 'Ada', by: null }], unsure: null },
    },
    readingOf('name', ['1', '2', '1', '1']),
  ]),
  copies: [
    { image: 0, path: 'Ben/copy.jpg' },
    { image: 1, path: 'Ada/copy.jpg' },
    { image: 2, path: 'loose.jpg' },
  ],
  groupOf: Int32Array.of(0, 1, 1, 3),
}
const begun = begunBy(draft, null)
const seen = (now = begun) =>
  marksOf(draft, now).map(({ code, image, person, other, twin }) => [
    code,
    image,
    person,
    other,
    twin,
  ])

describe('marks', () => {
  it('are the same picture under two people, nearly the same, and what looks out of place', () => {
    expect(seen()).toEqual([
      ['duplicate', 0, 'Ada', 'Ben', null],
      ['near_duplicate', 2, 'Ben', 'Ada', 1],
      ['outlier', 3, 'Cleo', 'Ada', null],
    ])
    expect(marksOf(draft, begun)[0]!.message).toBe(
      'Ada/1.jpg is also under Ben, as Ben/copy.jpg: the same {picture}, pixel for pixel. One of the two is wrong.',
    )
  })

  it('follow what is changed by hand, and go once somebody has looked', () => {
    expect(seen(foundRight(begun, [0, 2]))).toEqual([['outlier', 3, 'Cleo', 'Ada', null]])
    expect(seen(assigned(begun, [0], 'Ben'))[0]![0]).toBe('near_duplicate')
    expect(seen(leaving(begun, [1], true)).map(([code]) => code)).toEqual(['duplicate', 'outlier'])
    expect(seen(assigned(begun, [3], 'Ada')).map(([code]) => code)).not.toContain('outlier')
    expect(seen(begunBy(draft, 'name')).map(([code]) => code)).toEqual(['near_duplicate'])
  })
})
