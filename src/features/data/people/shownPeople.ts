/** Which people of a roll are shown: by what they are called, and by what is to be looked at. Pure. */
import type { RollPerson } from '../../../domain/people/roll'

export type PeopleFilter = 'all' | 'warned' | 'alone' | 'left_out'

const FILTERS: Readonly<Record<PeopleFilter, (person: RollPerson) => boolean>> = {
  all: () => true,
  warned: ({ warnings }) => warnings.length > 0,
  alone: ({ name, kept }) => name !== null && kept === 1,
  left_out: ({ kept, images }) => kept < images.length,
}

export const FILTER_LABELS: Readonly<Record<PeopleFilter, string>> = {
  all: 'All',
  warned: 'Looks wrong',
  alone: 'With one',
  left_out: 'Left out',
}

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
