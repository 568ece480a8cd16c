/** Plain text tables: the first column to the left, numbers to the right. */

/** Rows of one width each; a last cell that is longer than its column is a remark, and runs on. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => (column < head.length - 1 ? (line[column] ?? '').length : 0))),
  )
  return lines
    .map((line) =>
      head
        .map((_, column) => align(line[column] ?? '', column, widths))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function align(text: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  return column === 0 || column === widths.length - 1 ? text.padEnd(width) : text.padStart(width)
}

/** Three significant digits or whole milliseconds: 3.14, 31.4, 314, 3,142. */
export function formatNumber(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(value < 1 ? 2 : 3)
}

/** A ratio: `1.24 ×`, or a dash where one side is missing. */
export function formatRatio(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : `${formatNumber(value)} ×`
}
