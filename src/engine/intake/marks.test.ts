import { beforeAll, describe, expect, it } from 'vitest'
import { chance, portraitPixels } from '../../../e2e/support/photos/portraits'
import { marksOf } from './marks'
import { signatureOf } from './nearDuplicates'

const [PEOPLE, TAKES, SIDE] = [8, 8, 32]
let signatures: readonly Uint8Array[]
const names = Array.from({ length: PEOPLE * TAKES }, (_, i) => `P${Math.floor(i / TAKES)}`)
const paths = names.map((name, i) => `${name}/${i}.jpg`)
const alone = Int32Array.from(names.keys())

beforeAll(async () => {
  signatures = await Promise.all(
    names.map(async (_, i) =>
      signatureOf(
        await portraitPixels({ person: Math.floor(i / TAKES), take: i % TAKES, side: SIDE }),
        SIDE,
        3,
      ),
    ),
  )
})

const marked = (of: readonly (string | null)[], groupOf = alone) =>
  marksOf({ signatures, paths }, groupOf, of)

describe('marks', () => {
  it('are rare where everybody is in the right place', () => {
    expect(marked(names).length).toBeLessThanOrEqual(1)
  })

  it('find a photo that is under somebody else, where photos of a person are alike', () => {
    const alike = names.map((name, i) =>
      Uint8Array.from(
        { length: 256 },
        (_, cell) => 40 + 160 * chance(Number(name[1]), cell) + 20 * chance(100 + i, cell),
      ),
    )
    for (const image of [3, 20, 45]) {
      const wrong = names.map((name, i) =>
        i === image ? `P${(Number(name[1]) + 3) % PEOPLE}` : name,
      )
      const found = marksOf({ signatures: alike, paths }, alone, wrong)
      expect(found.map((mark) => [mark.code, mark.image])).toEqual([['outlier', image]])
      expect(found[0]!.message).toContain(`more like one of ${names[image]!}`)
    }
    expect(marksOf({ signatures: alike, paths }, alone, names)).toEqual([])
  })

  it('name near duplicates under two people, and none of nobody', () => {
    const groups = alone.map((image) => (image === 30 ? 2 : image))
    const torn = marked(names, groups).filter(({ code }) => code === 'near_duplicate_elsewhere')
    expect(torn).toEqual([
      {
        code: 'near_duplicate_elsewhere',
        image: 30,
        message:
          'It is nearly the same picture as P0/2.jpg, which is of P0. One of the two names may be wrong.',
      },
    ])
    expect(marked(names.map(() => null))).toEqual([])
  })
})
