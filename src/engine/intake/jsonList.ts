/**
 * A list as JSON: rows of pairs or of people, `[{"a": …, "b": …, "same": 1}]`, or `{"ada/1.jpg": "Ada"}`; a
 * row a line is taken as well. It is made a table of and read as one.
 */
import { csvFormatRows } from 'd3-dsv'
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
    const inner = Object.values(value).find((each) => Array.isArray(each) && isRecord(each[0]))
    if (inner) return rowsOf(inner)
    const entries = Object.entries(value)
    if (entries.every(([, each]) => isPlain(each)))
      return [['file', 'person'], ...entries.map(([path, person]) => [path, String(person)])]
    if (entries.every(([, each]) => Array.isArray(each)))
      return [
        ['file', 'person'],
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'
