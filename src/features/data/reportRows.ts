/** The report's rows as they are looked through: filtered, by the page, and as a file. */
import { csvFormatRows } from 'd3-dsv'
import type { FileCode, FileRow, FileStatus } from '../../domain/intake'

type StatusFilter = 'all' | FileStatus
/** Rows of a status, or of one code. */
export type RowFilter = StatusFilter | FileCode

export const STATUSES: readonly { readonly value: StatusFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'skipped', label: 'Skipped' },
  { value: 'note', label: 'Notes' },
  { value: 'ignored', label: 'Ignored' },
  { value: 'read', label: 'Read' },
]

/** More than this at a time would hold the page up, and nobody reads them. */
export const PAGE = 50

/** How many rows there are of each status. */
export function statusCounts(rows: readonly FileRow[]): Readonly<Record<StatusFilter, number>> {
  const counts = { all: rows.length, skipped: 0, note: 0, ignored: 0, read: 0 }
  for (const { status } of rows) counts[status]++
  return counts
}

/** How many rows there are of each code that says more than its status, most first. */
export function codeCounts(rows: readonly FileRow[]): readonly (readonly [FileCode, number])[] {
  const counts = new Map<FileCode, number>()
  for (const { code } of rows) if (code !== 'read') counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort(([, one], [, two]) => two - one)
}

/** Rows of a kind whose path or message has the text in it, whatever its case. */
export function filterRows(
  rows: readonly FileRow[],
  filter: RowFilter,
  text: string,
): readonly FileRow[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (filter === 'all' || row.status === filter || row.code === filter) &&
      (wanted === '' || `${row.path}\n${row.message}`.toLowerCase().includes(wanted)),
  )
}

/** The page that is shown, from 0, of as many as there are; one where there is no row. */
export function pageOf<T>(rows: readonly T[], asked: number) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const page = Math.min(pages - 1, Math.max(0, asked))
  return { page, pages, rows: rows.slice(page * PAGE, (page + 1) * PAGE) }
}

export function reportCsv(rows: readonly FileRow[]): string {
  const lines = rows.map(({ path, status, code, message }) => [path, status, code, message])
  return csvFormatRows([['file', 'status', 'code', 'message'], ...lines])
}
