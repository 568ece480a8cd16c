/** Rows and columns of a list, whatever separates them. */
import { dsvFormat } from 'd3-dsv'
import { linesOf } from './list'
import { writtenLines } from './listForms'
import { withoutQuery } from './finder'
import { kindOf } from './paths'

export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

const MARKS = [',', ';', '\t', '|'] as const

/** Rows with the lines they stand on; blank lines and comments (#, //) are left out. */
export function rowsOf(source: string): readonly Row[] {
  const lines = writtenLines(source)
  const texts = linesOf(withoutColons(lines.map((each) => each.text).join('\n')))
  const said = SEPARATOR.exec(texts[0] ?? '')?.[1] ?? null
  const main = said !== null && FORMATS.has(said) ? said : delimiterOf(texts.join('\n'))
  return lines.flatMap(({ line }, i) => {
    const written = texts[i] ?? ''
    if (written.trim() === '' || /^\s*(#|\/\/)/.test(written)) return []
    if (i === 0 && said !== null) return []
    const raw = withoutComment(written)
    const cells = cellsOf(raw, main)
    return cells.some((cell) => cell !== '') ? [{ line, cells }] : []
  })
}

/** `Ada: a.png, b.png` on most lines: the colon ends a name. A drive or an address has a slash behind it. */
function withoutColons(text: string): string {
  const named = /^\s*("?)([^:,;\t|"/\\]+)\1\s*:(?![\\/])\s*(?=\S)/
  const lines = linesOf(text)
  const told = lines.filter((line) => line.trim() !== '')
  if (told.filter((line) => named.test(line)).length < 0.8 * Math.max(1, told.length)) return text
  const rest = lines.map((line) => line.replace(named, ''))
  const mark = delimiterOf(rest.join('\n'))
  return lines
    .map((line, i) => {
      const name = named.exec(line)?.[2]?.trim()
      if (name === undefined) return line
      return mark === null ? [name, ...spaced(rest[i]!)].join('\t') : `"${name}"${mark}${rest[i]!}`
    })
    .join('\n')
}

/** Excel’s word on top of what separates. */
export const SEPARATOR = /^"?sep=(.)"?[,;\s]*$/i

/** What follows a # is a comment, unless it is a part of a name. */
function withoutComment(line: string): string {
  const comment = /\s+(#|\/\/)(?=\s|\p{L})[^"]*$/u.exec(line)
  return comment && !isPhotoPath(comment[0].trim()) && !/[,;\t|]/.test(comment[0].slice(1))
    ? line.slice(0, comment.index)
    : line
}

function cellsOf(line: string, main: string | null): readonly string[] {
  const cells = main === null ? spaced(line) : split(line, main)
  if (cells.length > 1) return cells
  // A line of its own kind, as where a list was edited by hand.
  const other = MARKS.find((mark) => mark !== main && split(line, mark).length > 1)
  return other ? split(line, other) : main === null ? cells : spaced(line)
}

const FORMATS = new Map(MARKS.map((mark) => [mark as string, dsvFormat(mark)]))

/** A mark within quotes separates nothing. */
const split = (line: string, mark: string) =>
  (FORMATS.get(mark)!.parseRows(line.replace(/"\s+(?=[,;|])/g, '"'))[0] ?? []).map(unquoted)

const unquoted = (cell: string) => cell.trim().replace(/^(["'])(.*)\1$/, '$2')

/** By spaces; a path with spaces holds together by quotes. */
function spaced(line: string): readonly string[] {
  const parts = line.trim().match(/"[^"]*"|'[^']*'|\S+/g) ?? []
  return parts.map(unquoted)
}

function delimiterOf(text: string): string | null {
  const lines = linesOf(text.slice(0, 20_000))
    .filter((line) => line.trim() !== '' && !/^\s*(#|\/\/)/.test(line))
    .slice(0, 100)
  const often = (mark: string) => lines.filter((line) => split(line, mark).length > 1).length
  // Of `a;b;1,0` the mark that parts more is the one between cells.
  const parts = (mark: string) => lines.reduce((sum, line) => sum + split(line, mark).length, 0)
  const isBetter = (next: string, most: string) =>
    often(next) > often(most) || (often(next) === often(most) && parts(next) > parts(most))
  const best = MARKS.reduce((most, next) => (isBetter(next, most) ? next : most))
  return often(best) * 2 >= Math.max(1, lines.length) ? best : null
}

export const isPhotoPath = (cell: string): boolean =>
  ['photo', 'npy'].includes(kindOf(withoutQuery(cell)))
