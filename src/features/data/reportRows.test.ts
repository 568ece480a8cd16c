import { csvParse } from 'd3-dsv'
import { describe, expect, it } from 'vitest'
import type { FileRow } from '../../domain/intake'
import { codeCounts, filterRows, PAGE, pageOf, reportCsv, statusCounts } from './reportRows'

const row = (path: string, status: FileRow['status'], message = ''): FileRow => ({
  path,
  status,
  code: status === 'read' ? 'read' : 'truncated',
  message,
})
const rows = [
  row('Ada/01.jpg', 'read'),
  row('Ada/02.jpg', 'skipped', 'Cut off after 812 bytes, “as it came”.'),
  row('notes.txt', 'ignored', 'Not a photo.'),
  row('Ben/01.jpg', 'note', 'Looks like Ada/01.jpg.'),
]

it('counts rows by status', () => {
  expect(statusCounts(rows)).toEqual({ all: 4, skipped: 1, note: 1, ignored: 1, read: 1 })
})

it('counts what was found, most first, and leaves out what was simply read', () => {
  const alone: FileRow = { ...row('Cy/01.jpg', 'note'), code: 'lone_photo' }
  expect(codeCounts([alone, ...rows])).toEqual([
    ['truncated', 3],
    ['lone_photo', 1],
  ])
  expect(filterRows([alone, ...rows], 'lone_photo', '')).toEqual([alone])
})

describe('filterRows', () => {
  it('keeps a status', () => {
    expect(filterRows(rows, 'skipped', '')).toEqual([rows[1]])
    expect(filterRows(rows, 'all', '')).toEqual(rows)
  })

  it('finds a text in path or message, whatever its case', () => {
    expect(filterRows(rows, 'all', ' ada/01 ')).toEqual([rows[0], rows[3]])
    expect(filterRows(rows, 'note', 'LOOKS')).toEqual([rows[3]])
    expect(filterRows(rows, 'read', 'looks')).toEqual([])
  })
})

describe('pageOf', () => {
  const many = Array.from({ length: 2 * PAGE + 1 }, (_, i) => i)

  it('gives each row on exactly one page', () => {
    const pages = [0, 1, 2].map((page) => pageOf(many, page))
    expect(pages.flatMap((each) => each.rows)).toEqual(many)
    expect(pages[0]?.pages).toBe(3)
    expect(pages[2]?.rows).toEqual([2 * PAGE])
  })

  it('stays within what there is', () => {
    expect(pageOf(many, 99).page).toBe(2)
    expect(pageOf(many, -1).page).toBe(0)
    expect(pageOf([], 5)).toEqual({ page: 0, pages: 1, rows: [] })
  })
})

it('writes commas, quotes and line breaks so that a CSV reader gives them back', () => {
  const odd = row('a, "b"\nc.jpg', 'skipped', 'x, y')
  const [read] = csvParse(reportCsv([odd]))
  expect(read).toMatchObject({ file: odd.path, status: 'skipped', message: 'x, y' })
})
