/**
 * A list of pairs as a table (CSV, TSV): two paths, a label, and perhaps a fold, in any order. What
 * a column holds is told by what stands in it, and by its name where there is a header.
 */
import { dsvFormat } from 'd3-dsv'
import { conventionOf, LABEL_WANTED, labelOf } from './labels'
import type { LineProblem, ListLine, ParsedList } from './list'
import { kindOf } from './paths'
import { Refusal } from './refusal'

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

interface Columns {
  readonly a: number
  readonly b: number
  readonly label: number
  /** −1 where there is none. */
  readonly fold: number
}

const isPhoto = (cell: string) => kindOf(cell) === 'photo'
const FOLD = /^(fold|folds|split|set|subset|partition)$/i
const LABEL = /^(label|labels|y|target|class|pair|issame|is_same)$/i

/** Whether a text without a telling name is such a table, going by its first lines. */
export function isTableList(text: string): boolean {
  const rows = rowsOf(text).slice(0, 20)
  return rows.some(({ cells }) => cells.filter(isPhoto).length >= 2)
}

/** Reads a table, or throws a Refusal where it has no such columns. */
export function parseTableList(text: string): ParsedList {
  const rows = rowsOf(text)
  if (rows.length === 0) throw damaged('it is empty')
  const header = isHeader(rows[0]!.cells) ? rows[0]!.cells : null
  const body = header ? rows.slice(1) : rows
  const columns = columnsOf(header, body)
  const lines: ListLine[] = []
  const problems: LineProblem[] = []
  for (const row of body) {
    const made = lineOf(row, columns)
    if ('message' in made) problems.push(made)
    else lines.push(made)
  }
  const name = header?.[columns.label] ?? ''
  const is = conventionOf(name)
  return { lines, problems, convention: is && { is, by: `its column is called “${name.trim()}”` } }
}

/** Rows with the lines they stand on; blank lines are left out. */
function rowsOf(text: string): readonly Row[] {
  let line = 1
  const rows = dsvFormat(delimiterOf(text)).parseRows(text)
  return rows
    .map((cells) => {
      const at = line
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      return { line: at, cells: cells.map((cell) => cell.trim()) }
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function delimiterOf(text: string): string {
  const start = text.slice(0, 10_000)
  const often = (delimiter: string) => start.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (often(next) > often(best) ? next : best))
}

const isHeader = (cells: readonly string[]) =>
  cells.every((cell) => !isPhoto(cell) && labelOf(cell) !== 0 && labelOf(cell) !== 1)

function columnsOf(header: readonly string[] | null, body: readonly Row[]): Columns {
  const width = Math.max(header?.length ?? 0, ...body.map(({ cells }) => cells.length))
  const all = Array.from({ length: width }, (_, column) => column)
  const share = (column: number, is: (cell: string) => boolean) =>
    body.filter(({ cells }) => is(cells[column] ?? '')).length / Math.max(1, body.length)
  const photos = all.filter((column) => share(column, isPhoto) >= 0.5)
  const [a, b] = photos
  if (a === undefined || b === undefined)
    throw damaged(
      `two columns of photo paths are wanted, and ${photos.length === 1 ? 'one was' : 'none were'} found`,
    )
  const others = all.filter((column) => !photos.includes(column))
  const called = (name: RegExp) =>
    others.find((column) => name.test(header?.[column]?.trim() ?? ''))
  const fold = called(FOLD)
  const label =
    others.find((column) => conventionOf(header?.[column] ?? '') !== null) ??
    called(LABEL) ??
    others.find(
      (column) => column !== fold && share(column, (cell) => labelOf(cell) !== null) >= 0.5,
    )
  if (label === undefined) throw damaged(`no column of labels was found; ${LABEL_WANTED}`)
  return { a, b, label, fold: fold ?? (header ? -1 : unnamedFold(others, label, body)) }
}

/** Without a header, a further column is taken for folds where it has few different values. */
function unnamedFold(others: readonly number[], label: number, body: readonly Row[]): number {
  const few = others.find((column) => {
    const values = new Set(body.map(({ cells }) => cells[column] ?? ''))
    return column !== label && !values.has('') && values.size <= 20
  })
  return few ?? -1
}

function lineOf({ line, cells }: Row, columns: Columns): ListLine | LineProblem {
  const [a = '', b = ''] = [cells[columns.a], cells[columns.b]]
  if (a === '' || b === '')
    return { line, message: 'One of the two paths is missing. Mend the line.' }
  const written = cells[columns.label] ?? ''
  const label = labelOf(written)
  if (label === null)
    return { line, message: `The label is “${written}”; ${LABEL_WANTED}. Mend the line.` }
  return { line, a, b, label, fold: cells[columns.fold] ?? '' }
}

const damaged = (why: string) =>
  new Refusal(
    'list_damaged',
    `It cannot be read as a list of pairs: ${why}. A line is two paths and a label: anna/1.jpg,anna/2.jpg,1.`,
  )
