/** Which people of a roll are shown: by what they are called, and by what is to be looked at. Pure. */
import type { RollPerson } from '../../../domain/people/roll'
import { worded, type SetWords } from '../../../domain/setKind'

export type PeopleFilter = 'all' | 'warned' | 'alone' | 'left_out'

const FILTERS: Readonly<Record<PeopleFilter, (person: RollPerson) => boolean>> = {
  all: () => true,
  warned: ({ warnings }) => warnings.length > 0,
  alone: ({ name, kept }) => name !== null && kept === 1,
  left_out: ({ kept, images }) => kept < images.length,
}

const LABELS: Readonly<Record<PeopleFilter, string>> = {
  all: 'All',
  warned: 'To look at',
  alone: 'With one {picture}',
  left_out: 'With {pictures} left out',
}

export const filterLabel = (filter: PeopleFilter, words: SetWords): string =>
  worded(LABELS[filter], words)

/** The filters there is something for, and how many. */
export function filterCounts(
  roll: readonly RollPerson[],
): readonly (readonly [PeopleFilter, number])[] {
  const counts = (Object.keys(FILTERS) as PeopleFilter[]).map(
    (filter) => [filter, roll.filter(FILTERS[filter]).length] as const,
  )
  return counts.filter(([filter, count]) => filter === 'all' || count > 0)
}

export function shownPeople(
  roll: readonly RollPerson[],
  filter: PeopleFilter,
  text: string,
): readonly RollPerson[] {
  const wanted = text.trim().toLowerCase()
  return roll.filter(
    (person) =>
      FILTERS[filter](person) && (wanted === '' || person.name?.toLowerCase().includes(wanted)),
  )
}
