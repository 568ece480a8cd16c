/** A table of people: a path and who is on it, or a person and all of theirs. */
import { FORGED_SUFFIX } from '../../domain/forgeries'
import { conventionOf } from './labelHeader'
import { labelOf, sameOf } from './labels'
import type { LineProblem, OtherColumn, PeopleLines } from './list'
import { areSeveral, aside, isAttributeValue, personColumn, valuesOf, whatOf } from './personColumn'
import { isNamePart, rankOf, wordsIn } from './personHeader'
import type { Table } from './table'

/** A path and who is on it. */
export function people(table: Table, photo: number): PeopleLines {
  const { body, header } = table
  const chosen = personColumn(table, photo)
  const names = nameColumns(table, chosen.column)
  const forged = forgedColumn(table, chosen)
  const whoIs = (cells: readonly string[]) => {
    const name = names
      .map((column) => cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join(' ')
    return name !== '' && forged(cells) ? `${name}${FORGED_SUFFIX}` : name
  }
  if (areSeveral(body, photo, chosen.column))
    throw aside('It gives the same photos several values, so that it says something else')
  const made = body.map(({ line, cells }): PeopleLines['people'][number] | LineProblem => {
    const [path = '', who] = [cells[photo], whoIs(cells)]
    return path === '' || who === ''
      ? { line, message: `${path === '' ? 'The path' : 'The person'} is missing. Mend the line.` }
      : { line, path, person: who }
  })
  return {
    people: made.filter((each) => 'person' in each),
    problems: made.filter((each) => 'message' in each),
    head: header?.[chosen.column]?.trim() ?? '',
    isSure: chosen.isSure,
    doubt: chosen.doubt,
    others: chosen.others.map((column) => otherOf(table, photo, column)),
  }
}

const otherOf = ({ body, header }: Table, photo: number, column: number): OtherColumn => ({
  what: whatOf(header, column),
  people: body.flatMap(({ line, cells }) => {
    const [path = '', person = ''] = [cells[photo], cells[column]]
    return path === '' || person === '' ? [] : [{ line, path, person }]
  }),
})

function nameColumns({ header, others }: Table, column: number): readonly number[] {
  if (!isNamePart(header?.[column] ?? '')) return [column]
  return others.filter((each) => isNamePart(header![each] ?? ''))
}

/** Whether a line's signature is forged, where a column beside the signer says so. */
function forgedColumn(
  { header, body, others }: Table,
  { column, isSure }: { readonly column: number; readonly isSure: boolean },
): (cells: readonly string[]) => boolean {
  const valueOf = (cells: readonly string[], at: number) => (cells[at] ?? '').trim()
  const at = others.find((each) => {
    if (each === column || !isSure || header === null) return false
    const values = body.map(({ cells }) => valueOf(cells, each))
    const isCalled = wordsIn(header[each] ?? '').some((word) => FORGED.test(word))
    const are = values.filter((value) => FORGED.test(value)).length
    return isCalled ? values.every((value) => labelOf(value) !== null) : are === values.length
  })
  if (at === undefined) return () => false
  const convention = conventionOf(header![at] ?? '') ?? 'same'
  return (cells) => {
    const label = labelOf(valueOf(cells, at))
    return label !== null && sameOf(label, convention) === 0
  }
}
const FORGED = /^(forged|forgery|forgeries|genuine|authentic)$/i

/**
 * The column of the person whose photos a line names, null where there is none: called so, or words at
 * the beginning of lines, another in each.
 */
export function groupColumn(table: Table, photos: number): number | null {
  const { header, body, others } = table
  const varied = others.filter((column) => valuesOf(table, column).size > 1 || body.length === 1)
  const [first = -1] = varied
  const values = [...valuesOf(table, first)]
  const isNamed = values.filter((value) => /\p{L}/u.test(value)).length >= 0.8 * values.length
  const isOther = values.some((value) => value === '' || labelOf(value) !== null)
  if (first !== 0 || varied.length > 1 || isOther || values.every(isAttributeValue)) return null
  if (header) return rankOf(header[first] ?? '') > (photos > 2 ? 0 : 1) ? first : null
  // Two words in front of pairs may be what these are.
  return isNamed && (photos > 2 || (values.length > 2 && values.length === body.length))
    ? first
    : null
}

/** A person, and all photos of theirs. */
export function groups(
  { header, body }: Table,
  column: number,
  isPhoto: (cell: string) => boolean,
): PeopleLines {
  const people = body.flatMap(({ line, cells }) =>
    cells
      .filter((cell, i) => i !== column && (isPhoto(cell) || /[\\/]/.test(cell)))
      .map((path) => ({ line, path, person: cells[column] ?? '' })),
  )
  const problems = body
    .filter(({ line }) => !people.some((each) => each.line === line))
    .map(({ line }) => ({ line, message: 'It names no photo. Mend the line.' }))
  return { people, problems, head: header?.[column]?.trim() ?? '', isSure: true }
}
