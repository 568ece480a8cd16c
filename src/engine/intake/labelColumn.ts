/**
 * Which column of a table of pairs is the label, and how its cells are read: as labels that are known, as two
 * words that are not, or as a mark beside blanks.
 */
import { labelOf, type Label } from './labels'
import { conventionOf } from './labelHeader'
import type { Row } from './listRows'
import { FOLD } from './personHeader'
import type { Table } from './table'

const LABEL =
  /^(labels?|y|target|class|pair|is_?same|is_?dup\w*|relation|result|value|truth|ground_?truth|gt|score|flag|match\w*|etikett|ergebnis|étiquette|etiqueta|etichetta|rótulo|метка|标签|標籤|ラベル|正解|라벨|레이블|정답)$/i

export interface LabelReader {
  readonly read: (cell: string) => Label | null
  /** Two labels that are no known words, taken for 0 and 1 in this order. */
  readonly words?: readonly [string, string]
  /** Whether the second is a yes in itself, so that a column's name says what it means. */
  readonly isMark?: boolean
}

/** Columns whose names say that they hold labels, best first. */
export const namedLabels = ({ header, others }: Table): readonly number[] => [
  ...others.filter((column) => conventionOf(header?.[column] ?? '') !== null),
  ...others.filter((column) => LABEL.test(header?.[column]?.trim() ?? '')),
]

/** The column of labels; undefined where there is none. */
export function labelColumn(table: Table, named: readonly number[]): number | undefined {
  const { others, header, body, share } = table
  const areLabels = (column: number) => share(column, (cell) => labelOf(cell) !== null) >= 0.5
  const areRead = (column: number) => readerOf(body, column) !== null
  const unnamed = others.filter(
    (column) => !FOLD.test(header?.[column]?.trim() ?? '') && !named.includes(column),
  )
  const isTold = (column: number) => new Set(body.map(({ cells }) => cells[column])).size > 1
  return (
    named.find(areLabels) ??
    named.find(areRead) ??
    // Of 1,0 that commas tore apart the second part is always 0.
    unnamed.find((column) => areLabels(column) && isTold(column)) ??
    unnamed.find(areLabels) ??
    unnamed.find(areRead)
  )
}

/** How a column is read, null where it holds no labels. */
export function readerOf(body: readonly Row[], column: number): LabelReader | null {
  const marked = markReader(body, column)
  if (marked !== null) return marked
  const words = twoWords(body, column)
  if (words !== null) return { words, read: (cell) => wordLabel(words, cell) }
  const known = body.filter(({ cells }) => labelOf(cells[column] ?? '') !== null).length
  return known * 2 >= Math.max(1, body.length) ? { read: labelOf } : null
}

const MARK = /^[x✗✘*•●■✓✔☑✅]$/i
/** Share of blanks from which they are no gaps but the other label. */
const BLANKS = 0.2

/** `x` or nothing; null where a column is no such. */
function markReader(body: readonly Row[], column: number): LabelReader | null {
  const cells = body.map((row) => (row.cells[column] ?? '').trim())
  const [mark, ...more] = new Set(cells.filter((cell) => cell !== '').map((c) => c.toLowerCase()))
  const blanks = cells.filter((cell) => cell === '').length
  if (mark === undefined || more.length > 0 || blanks === 0) return null
  const known = labelOf(mark)
  const isMark = MARK.test(mark)
  if (!isMark && (known === null || known === 0 || blanks < BLANKS * cells.length)) return null
  if (known === 'same' || known === 'different')
    return { read: (cell) => labelOf(cell) ?? (known === 'same' ? 'different' : 'same') }
  return { read: (cell) => (cell.trim() === '' ? 0 : 1), words: [BLANK, mark], isMark: true }
}
const BLANK = 'blank'

/** The two values of a column where it has just two and they are no known labels; in order. */
function twoWords(body: readonly Row[], column: number): readonly [string, string] | null {
  const counts = new Map<string, number>()
  for (const { cells } of body) {
    const cell = (cells[column] ?? '').trim().toLowerCase()
    if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  const values = [...counts]
    .filter(([, count]) => count >= Math.max(2, 0.05 * body.length))
    .map(([value]) => value)
  const [one, other] = values.sort((x, y) => Number(x) - Number(y) || Number(x > y) - Number(x < y))
  if (values.length !== 2 || one === undefined || other === undefined) return null
  const known = [one, other].map(labelOf)
  if (known.every((label) => label !== null) && new Set(known).size === 2) return null
  return [one, other]
}

const wordLabel = ([one, other]: readonly [string, string], cell: string): Label | null => {
  const word = cell.trim().toLowerCase()
  return word === one ? 0 : word === other ? 1 : labelOf(cell)
}
