import { describe, expect, it } from 'vitest'
import { FORGED_SUFFIX, peopleNamed } from '../../../domain/forgeries'
import { SET_WORDS, worded } from '../../../domain/setKind'
import { groupedBy } from './grouped'
import { isSamePartition } from './partition'
import { spelt } from './spelling'
import { LAYOUTS, made, match, padded, upTo, type Layout } from './testLayouts'
import { FURTHER_SETS } from './testFurtherSets'
import { PUBLIC_SETS } from './testPublicSets'

/** How the best way comes out beside what is right. */
function judged({ paths, person, kind = 'people', isOpen = false, isMissed = false }: Layout) {
  const found = groupedBy(paths, false)
  const [best] = found.ways
  const { names } = spelt(best!.names, found.kind === 'characters')
  const isRight = isSamePartition(names, paths.map(person))
  return {
    told: { isRight, isOpen: best!.unsure !== null, kind: found.kind, by: best!.id, names },
    right: { isRight: !isMissed, isOpen, kind, by: best!.id, names },
  }
}
const rows = (layouts: readonly Layout[]) => layouts.map((layout) => [layout.name, layout] as const)

describe('who is who', () => {
  it.each(rows(LAYOUTS))('is told, and said where it may be otherwise: %s', (_, layout) => {
    const { told, right } = judged(layout)
    expect(told).toEqual(right)
  })

  it.each(rows([...PUBLIC_SETS, ...FURTHER_SETS]))(
    'is told of sets as they are published or kept: %s',
    (_, layout) => {
      const { told, right } = judged(layout)
      expect(told).toEqual(right)
    },
  )

  it('is told in words that follow what a set is of', () => {
    const said = [...LAYOUTS, ...PUBLIC_SETS, ...FURTHER_SETS].flatMap(({ paths }) =>
      groupedBy(paths, false).ways.flatMap(({ rule, names, unsure }) => [
        rule,
        unsure ?? '',
        ...spelt(names, false).doubts.map(({ message }) => message),
      ]),
    )
    const own = said.map((text) => text.replace(/“[^”]*”/g, ''))
    const fixed = own.filter((text) => /\b(person|people|photos?|who)\b/i.test(text))
    expect([...new Set(fixed)]).toEqual([])
    const signed = own.map((text) => worded(text, SET_WORDS.signatures)).join(' ')
    expect(signed).toContain('Each folder is a signer.')
    expect(signed).not.toMatch(/[{}]/)
  })

  it('says where in a name the words stand that are the person', () => {
    const rule = (names: readonly string[]) =>
      groupedBy(
        ['Ada', 'Ben', 'Cleo'].flatMap((name) => names.map((each) => each.replace('%', name))),
        false,
      ).ways[0]?.rule
    expect(rule(['% 1.jpg', '% 2.jpg'])).toMatch(/ begins with /)
    expect(rule(['front %.jpg', 'left %.jpg'])).toMatch(
      / front, side and the like were passed over/,
    )
  })

  const signed = [...LAYOUTS, ...PUBLIC_SETS].filter(({ kind }) => kind === 'signatures')
  it.each(rows(signed))(
    'has a signer for each that is forged, also exported: %s',
    (_, { paths }) => {
      const { told } = judged({ name: '', paths, person: () => '' })
      const forged = (names: readonly (string | null)[]) => {
        const all = [...new Set(names)].filter((name) => name !== null)
        return all.length - peopleNamed(all, 'signatures')
      }
      const suffixed = new Set(told.names.filter((name) => name?.endsWith(FORGED_SUFFIX)))
      expect(forged(told.names)).toBe(suffixed.size)
      expect(suffixed.size).toBeGreaterThan(0)
      const exported = told.names.map((name, i) => `${name?.replace('/', '_')}/${i}.png`)
      const again = groupedBy(exported, false).ways[0]!.names
      expect(isSamePartition(again, told.names)).toBe(true)
      expect(forged(again)).toBe(suffixed.size)
    },
  )

  it.each([
    ['the second part', upTo(40).map((n) => `${n}_${Math.ceil(n / 10)}.jpg`), /_(\d+)/],
    [
      'numbers apart in each folder',
      made('DB%_B/%_%.tif', [1, 2], upTo(5, 101), upTo(8)),
      /(\d_B\/\d+)/,
    ],
    ['digits before a count', made('%%.png', padded(5, 4), padded(4, 3)), /^(\d{4})/],
    ['a number after a letter', made('%%_01.png', ['f', 's'], padded(8, 4)), /(\d{4})/],
  ])('is offered behind “nobody” where only the form of names tells: %s', (_, paths, pattern) => {
    const { ways } = groupedBy(paths, false)
    expect(ways[0]!.id).toBe('nobody')
    expect(ways.some(({ names }) => isSamePartition(names, paths.map(match(pattern))))).toBe(true)
  })
})
