import { expect, it } from 'vitest'
import type { RollPerson } from '../../../domain/people/roll'
import { filterCounts, shownPeople } from './shownPeople'

const person = (name: string | null, kept: number, images: number, warnings: string[] = []) =>
  ({ name, kept, images: Array.from({ length: images }, (_, i) => i), warnings }) as RollPerson
const roll = [
  person(null, 3, 3),
  person('Ada', 2, 3),
  person('Ben', 1, 1),
  person('Cleo', 4, 4, ['Written in two ways.']),
]
const names = (shown: readonly RollPerson[]) => shown.map(({ name }) => name)

it('people are found by name, and by what is to be looked at', () => {
  expect(names(shownPeople(roll, 'all', ' B'))).toEqual(['Ben'])
  expect(names(shownPeople(roll, 'warned', ''))).toEqual(['Cleo'])
  expect(names(shownPeople(roll, 'alone', ''))).toEqual(['Ben'])
  expect(names(shownPeople(roll, 'left_out', ''))).toEqual(['Ada'])
})

it('filters that nobody falls under are not offered', () => {
  expect(filterCounts(roll)).toEqual([
    ['all', 4],
    ['warned', 1],
    ['alone', 1],
    ['left_out', 1],
  ])
  expect(filterCounts([person('Ada', 2, 2)])).toEqual([['all', 1]])
})
