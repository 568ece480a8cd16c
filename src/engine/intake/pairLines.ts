/** Lines of a table as pairs: two paths, what calls them same, and a fold. */
import { LABEL_WANTED, type Label } from './labels'
import type { LineProblem, ListLine, PairLines } from './list'
import type { Row } from './listRows'

interface Columns {
  readonly a: number
  readonly b: number
  /** −1 for none. */
  readonly fold: number
}

/** @param label the column that `read` reads, where there is one, for what is said of a line it cannot */
export function lineOf(
  { line, cells }: Row,
  columns: Columns,
  read: (row: Row) => Label | null,
  label: number | undefined,
): ListLine | LineProblem {
  const [a = '', b = ''] = [cells[columns.a], cells[columns.b]]
  if (a === '' || b === '')
    return { line, message: 'One of the two paths is missing. Mend the line.' }
  const found = read({ line, cells })
  if (found === null)
    return {
      line,
      message: `The label is “${cells[label ?? -1] ?? ''}”; ${LABEL_WANTED}. Mend the line.`,
    }
  return { line, a, b, label: found, fold: cells[columns.fold] ?? '' }
}

export function parted(
  made: readonly (ListLine | LineProblem)[],
): Pick<PairLines, 'lines' | 'problems'> {
  const lines = made.filter((each) => 'a' in each)
  return { lines, problems: made.filter((each) => 'message' in each) }
}
