/**
 * A list as a table: pairs (two paths, a label, perhaps a fold), triplets (anchor, positive, negative),
 * or people (a path and who is on it), columns in any order. What a column holds is told by what stands
 * in it, and by its name where there is a header.
 */
import { labelColumn, namedLabels, readerOf } from './labelColumn'
import { conventionOf } from './labelHeader'
import { LABEL_WANTED, labelOf, labelOfFile, type Label } from './labels'
import type { PairLines, ParsedList } from './list'
import { isPhotoPath, rowsOf, type Row } from './listRows'
import { lineOf, parted } from './pairLines'
import { FOLD, isOfFile, rankOf } from './personHeader'
import { Refusal } from './refusal'
import { areSeveral } from './personColumn'
import { damaged, type Table } from './table'
import { groupColumn, groups, people } from './tableListPeople'
import { triplets, tripletsBy } from './tableTriplets'

/** What is known of a list beside its text. */
export interface Around {
  /** The name of its file. */
  readonly name: string
  /** Whether a text names one of the photos that came. */
  readonly isPhoto: (cell: string) => boolean
  /** Whether it does as a number: 1 for 0001.jpg. */
  readonly isNumber?: (cell: string) => boolean
}
const ALONE: Around = { name: '', isPhoto: isPhotoPath }

/** Share of lines that are of the list's form, below which a text is no list. */
const MOST = 0.6

/** Whether a text without a telling name is such a table: most of its lines name photos. */
export function isTableList(text: string, { isPhoto }: Pick<Around, 'isPhoto'> = ALONE): boolean {
  const rows = rowsOf(text)
  const naming = rows.filter(
    ({ cells }) =>
      cells.length > 1 &&
      cells.filter((cell) => isPhotoPath(cell) || isPhoto(cell)).length >
        (cells.length < 12 ? 0 : cells.length / 2),
  )
  return naming.length >= MOST * (rows.length - 1) && naming.length > 0
}

/** Reads a table, or throws a Refusal where it has no such columns. */
export function parseTableList(text: string, around: Around = ALONE): ParsedList {
  const isPhoto = (cell: string) => isPhotoPath(cell) || around.isPhoto(cell)
  const rows = withoutCount(rowsOf(text))
  if (rows.length === 0) throw damaged('it is empty')
  const found = isHeader(rows[0]!.cells, isPhoto, rows) ? rows[0]!.cells : null
  const body = found ? rows.slice(1) : rows
  const lengths = body.map(({ cells }) => cells.length)
  // CelebA’s names of columns leave out that of the photo.
  const isShort =
    found !== null && lengths.length > 0 && lengths.every((n) => n === found.length + 1)
  const header = isShort ? ['', ...found] : found
  const width = Math.max(header?.length ?? 0, ...lengths)
  const all = Array.from({ length: width }, (_, column) => column)
  const share = (column: number, is: (cell: string) => boolean) =>
    body.filter(({ cells }) => is(cells[column] ?? '')).length / Math.max(1, body.length)
  // A label 1 is no photo, though there may be one called 1.jpg.
  const isLabels = (column: number) => share(column, (cell) => labelOf(cell) !== null) === 1
  const named = all.filter((column) => share(column, isPhoto) >= 0.5 && !isLabels(column))
  const isNumbered = (column: number) =>
    isOfFile(header?.[column] ?? '') &&
    share(column, (cell) => around.isNumber?.(cell) ?? false) >= 0.5
  const photos = named.length > 0 ? named : all.filter(isNumbered)
  if (body.filter(({ cells }) => isTorn(cells, around)).length * 2 > body.length) throw torn()
  // Lines of one person’s photos are of many lengths.
  const holders = all.filter((column) => {
    const cells = body.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '')
    return cells.filter(isPhoto).length * 2 >= Math.max(1, cells.length) && !isLabels(column)
  })
  const table: Table = {
    header,
    body,
    others: all.filter((column) => !photos.includes(column) && !holders.includes(column)),
    share,
    name: around.name,
  }
  const [a, b] = photos
  const of = photos.length > 2 ? tripletsBy(table, photos) : null
  if (of) return triplets(table, of)
  const person = holders.length > 1 ? groupColumn(table, holders.length) : null
  if (person !== null) return groups(table, person, isPhoto)
  if (photos.length > 2) throw severalPhotos(photos.length)
  if (a !== undefined && b !== undefined) return pairs(table, a, b)
  if (a !== undefined) return pairsByTwo(table, a) ?? people(table, a)
  throw damaged('two columns of photo paths are wanted, and none were found')
}

/** Whether a name with spaces was taken apart by them. */
const isTorn = (cells: readonly string[], { isPhoto }: Around) =>
  cells.some(
    (cell, i) =>
      isPhotoPath(cell) &&
      !isPhoto(cell) &&
      [1, 2, 3].some((more) => i >= more && isPhoto(cells.slice(i - more, i + 1).join(' '))),
  )
const torn = () =>
  new Refusal(
    'list_damaged',
    'Names of its photos have spaces, and spaces are between them too, so nobody knows where one ends. Put commas or tabs between them, or quotes around each.',
  )

/** Some lists say on top how many lines follow. */
const withoutCount = (rows: readonly Row[]) => {
  const [first, second] = rows
  const isCount = first?.cells.length === 1 && /^\d+$/.test(first.cells[0]!)
  return isCount && (second?.cells.length ?? 0) > 1 ? rows.slice(1) : rows
}

function isHeader(
  cells: readonly string[],
  isPhoto: (cell: string) => boolean,
  rows: readonly Row[],
): boolean {
  if (cells.some((cell) => isPhoto(cell) || /^[-+]?[\d.]+$/.test(cell))) return false
  // A line that is no header but lacks its photos is one whose columns are not called anything.
  const named = cells.filter((cell) => /\p{L}/u.test(cell)).length
  return named * 2 >= cells.length && (rows.length > 1 || !cells.some((cell) => /[\\/]/.test(cell)))
}

const called = ({ header, others }: Table, name: RegExp) =>
  others.find((column) => name.test(header?.[column]?.trim() ?? ''))

function pairs(table: Table, a: number, b: number): PairLines {
  const { header, body, others } = table
  const fold = called(table, FOLD)
  const named = namedLabels(table)
  const areRead = (column: number) => readerOf(body, column) !== null
  const ids = named.some(areRead) ? null : idColumns(table, a, b)
  const label = ids ? undefined : labelColumn(table, named)
  const ofFile = labelOfFile(table.name) ?? sameByHeader(header, a, b)
  const [score] = named
  if (label === undefined && ids === null && score !== undefined && body.length > 1)
    throw damaged(
      `its column “${header![score]!.trim()}” holds no labels, but such as “${body[0]!.cells[score] ?? ''}”; ${LABEL_WANTED}`,
    )
  if (label === undefined && ids === null && ofFile === null)
    throw damaged(
      `no column of labels was found; ${LABEL_WANTED}. Where all pairs are same, call the file same_pairs.csv, and different_pairs.csv where all are different`,
    )
  const reader = label === undefined ? null : readerOf(body, label)
  const read = reader?.read ?? labelOf
  const columns = { a, b, fold: fold ?? (header ? -1 : unnamedFold(others, label ?? -1, body)) }
  const made = body.map((row) =>
    lineOf(
      row,
      columns,
      label !== undefined
        ? ({ cells }) => read(cells[label] ?? '')
        : ids !== null
          ? ({ cells }) => sameId(cells[ids[0]], cells[ids[1]])
          : () => ofFile,
      label,
    ),
  )
  const name = label === undefined ? '' : (header?.[label] ?? '')
  const is = conventionOf(name)
  return {
    ...parted(made),
    convention: is && { is, by: `its column is called “${name.trim()}”` },
    ...(reader?.words && { words: reader.words, isMark: reader.isMark ?? false }),
    ...(label !== undefined && {
      written: writtenIn(
        body.map(({ cells }) => cells[label] ?? ''),
        read,
      ),
    }),
  }
}

/** What cells write for 0 and for 1. */
const writtenIn = (cells: readonly string[], read: (cell: string) => Label | null) => {
  const of = (label: Label) => cells.find((cell) => read(cell) === label)?.trim()
  return [of(0) ?? '0', of(1) ?? '1'] as const
}

/**
 * Pairs of two lines each, both with the label: `ada_1.jpg 1`, `ada_2.jpg 1`, as in CALFW and CPLFW, where
 * numbers above 1 are folds of same pairs; null where nothing says that lines go by two.
 */
function pairsByTwo({ header, body, others, name }: Table, photo: number): PairLines | null {
  const [label, ...more] = others
  if (header !== null || label === undefined || more.length > 0 || body.length % 2 === 1)
    return null
  const valueOf = (row: Row | undefined) => row?.cells[label] ?? ''
  const values = new Set(body.map(valueOf))
  const areLabels = [...values].every((value) => /^\d+$/.test(value) || labelOf(value) !== null)
  const byTwo = body.every((row, i) => i % 2 === 1 || valueOf(row) === valueOf(body[i + 1]))
  const isSaid = /pairs?(?!\p{L})/iu.test(name) || areSeveral(body, photo, label)
  if (values.size < 2 || !areLabels || !byTwo || !isSaid) return null
  const made = body.flatMap((row, i) => {
    if (i % 2 === 1) return []
    const cells = [row.cells[photo] ?? '', body[i + 1]!.cells[photo] ?? '', valueOf(row)]
    return [
      lineOf(
        { line: row.line, cells },
        { a: 0, b: 1, fold: -1 },
        () => labelOf(valueOf(row)) ?? 1,
        2,
      ),
    ]
  })
  const isNumbered = [...values].some((value) => labelOf(value) === null)
  const note = isNumbered
    ? ' Two lines were taken for a pair each; numbers above 1 were taken for same pairs.'
    : ' Two lines were taken for a pair each.'
  const written = writtenIn(body.map(valueOf), labelOf)
  return { ...parted(made), convention: null, written, note }
}

/** Two columns of who is on either photo, null where there are none. */
function idColumns({ header, body, others }: Table, a: number, b: number) {
  if (header === null) return null
  const [one, other, ...more] = others.filter((column) => rankOf(header[column] ?? '') > 0)
  if (one === undefined || other === undefined || more.length > 0) return null
  const values = (column: number) => new Set(body.map(({ cells }) => cells[column] ?? ''))
  const shared = [...values(one)].filter((value) => value !== '' && values(other).has(value))
  const alike = (column: number) => header[column]!.replace(/[\d\s_]|[ab]$/gi, '').toLowerCase()
  const areOfBoth = alike(one) === alike(other) && one < other === a < b
  return areOfBoth && shared.length > 0 ? ([one, other] as const) : null
}

const sameId = (one = '', other = ''): Label | null =>
  one === '' || other === '' ? null : one === other ? 'same' : 'different'

/** Two columns called anchor and positive are same without a label, genuine and forged different. */
function sameByHeader(header: readonly string[] | null, a: number, b: number): Label | null {
  const names = [header?.[a] ?? '', header?.[b] ?? ''].join(' ').toLowerCase()
  if (/genuine|original|real/.test(names) && /forg|fake/.test(names)) return 'different'
  if (!/anchor/.test(names)) return null
  return /pos/.test(names) ? 'same' : /neg/.test(names) ? 'different' : null
}

/** Without a header, a further column is taken for folds where it has few different values. */
function unnamedFold(others: readonly number[], label: number, body: readonly Row[]): number {
  const few = others.find((column) => {
    const values = new Set(body.map(({ cells }) => cells[column] ?? ''))
    const [one = ''] = values
    // A number that never differs tells of no fold.
    const isTold = values.size > 1 || /\p{L}/u.test(one)
    return (
      column !== label && !values.has('') && isTold && values.size <= 20 && !isCount(values, body)
    )
  })
  return few ?? -1
}

/** A column that numbers the lines. */
const isCount = (values: ReadonlySet<string>, body: readonly Row[]) =>
  values.size === body.length && [...values].every((value) => /^\d+$/.test(value))

const severalPhotos = (count: number) =>
  new Refusal(
    'list_damaged',
    `Its lines name ${count} photos each, and nothing says whether these are one person’s or how they differ. If a line is one person’s photos, begin it with the person: anna anna/1.jpg anna/2.jpg. If it is a triplet, call the columns anchor, positive and negative.`,
  )
