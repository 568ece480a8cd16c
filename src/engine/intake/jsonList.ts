/**
 * A list as JSON: rows of pairs or of people, `[{"a": …, "b": …, "same": 1}]`, or `{"ada/1.jpg": "Ada"}`; a
 * row a line is taken as well. It is made a table of and read as one.
 */
import { csvFormatRows } from 'd3-dsv'
import { labelOf } from './labels'
import type { ParsedList } from './list'
import { isTableList, parseTableList, type Around } from './tableList'

/** null where it is no list. */
export function parseJsonList(text: string, around: Around): ParsedList | null {
  const rows = rowsOf(valueOf(text))
  if (rows === null) return null
  const table = csvFormatRows(rows)
  return isTableList(table, around) ? parseTableList(table, around) : null
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return text
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
    } catch {
      return null
    }
  }
}

function rowsOf(value: unknown): string[][] | null {
  if (isRecord(value)) {
    const labelled = labelledRows(value)
    if (labelled) return labelled
    const inner = Object.values(value).find((each) => Array.isArray(each) && isRowOf(each[0]))
    if (inner) return rowsOf(inner)
    const entries = Object.entries(value)
    if (entries.every(([, each]) => isPlain(each)))
      return [['file', 'label'], ...entries.map(([path, person]) => [path, String(person)])]
    if (entries.every(([, each]) => Array.isArray(each)))
      return [
        ['file', 'label'],
        ...entries.flatMap(([person, paths]) =>
          (paths as unknown[]).map((path) => [String(path), person]),
        ),
      ]
    return null
  }
  if (!Array.isArray(value) || value.length === 0) return null
  if (value.every(Array.isArray)) return value.map((row) => (row as unknown[]).flat().map(String))
  if (!value.every(isRecord)) return null
  const keys = Object.keys(value[0] as object)
  return [
    keys,
    ...value.map((row) => keys.map((key) => String((row as Record<string, unknown>)[key] ?? ''))),
  ]
}

/** `{"same": [[a, b]], "different": [[a, b]]}` */
function labelledRows(value: Record<string, unknown>): string[][] | null {
  const entries = Object.entries(value).filter(([, each]) => Array.isArray(each))
  const areAll = entries.length > 0 && entries.every(([key]) => labelOf(key) !== null)
  const rows = entries.flatMap(([key, each]) =>
    (each as unknown[]).map((row) => [row, key] as const),
  )
  if (!areAll || rows.length === 0 || !rows.every(([row]) => isRowOf(row))) return null
  return rows.map(([row, key]) => [
    ...Object.values(row as object)
      .slice(0, 2)
      .map(String),
    key,
  ])
}

const isRowOf = (value: unknown) => isRecord(value) || Array.isArray(value)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'
