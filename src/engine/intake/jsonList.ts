/**
 * A list as JSON: rows of pairs or of people, `[{"a": …, "b": …, "same": 1}]`, or `{"ada/1.jpg": "Ada"}`; a
 * row a line is taken as well. It is made a table of and read as one.
 */
import { csvFormatRows } from 'd3-dsv'
import { cocoRows } from './cocoList'
import { labelOf } from './labels'
import type { ParsedList } from './list'
import { isPhotoPath } from './listRows'
import { isTableList, parseTableList, type Around } from './tableList'

/** null where it is no list. */
export function parseJsonList(text: string, around: Around): ParsedList | null {
  const isPhoto = (cell: unknown) =>
    typeof cell === 'string' && (isPhotoPath(cell) || around.isPhoto(cell))
  const rows = rowsOf(valueOf(text), isPhoto)
  if (rows === null || rows.length === 0) return null
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

type IsPhoto = (cell: unknown) => boolean
type Fields = Readonly<Record<string, unknown>>

function rowsOf(value: unknown, isPhoto: IsPhoto): string[][] | null {
  if (Array.isArray(value)) {
    if (value.length === 0) return null
    if (value.every(Array.isArray)) return value.map((row) => (row as unknown[]).flat().map(text))
    return value.every(isFields) ? tableOf(value) : null
  }
  if (!isFields(value)) return null
  const made = cocoRows(value) ?? labelledRows(value) ?? byColumn(value, isPhoto)
  if (made) return made
  const entries = Object.entries(value)
  if (entries.length === 0) return null
  if (entries.every(([, each]) => isPlain(each)))
    return [['file', 'label'], ...entries.map(([path, person]) => [path, text(person)])]
  if (entries.every(([, each]) => Array.isArray(each) && each.some(isPhoto)))
    return [
      ['file', 'label'],
      ...entries.flatMap(([person, paths]) =>
        (paths as unknown[]).map((path) => [text(path), person]),
      ),
    ]
  // A record for each photo, or for each person.
  if (entries.length > 1 && entries.every(([, each]) => isFields(each))) {
    const key = entries.filter(([name]) => isPhoto(name)).length * 2 > entries.length
    return tableOf(
      entries.map(([name, each]) => ({ [key ? 'file' : 'key']: name, ...(each as Fields) })),
    )
  }
  const inner = entries.find(([, each]) => Array.isArray(each) && isRow(each[0]))?.[1]
  if (inner !== undefined) return rowsOf(inner, isPhoto)
  const holders = entries.filter(([, each]) => isFields(each))
  return holders.length === 1 ? rowsOf(holders[0]![1], isPhoto) : null
}

/** Records as rows below their keys; what is within a field has columns of its own. */
function tableOf(records: readonly Fields[]): string[][] {
  const made = records.map((record) => new Map(cellsOf(record, '')))
  const keys = [...new Set(made.flatMap((cells) => [...cells.keys()]))]
  return [keys, ...made.map((cells) => keys.map((key) => cells.get(key) ?? ''))]
}

function cellsOf(value: unknown, name: string): (readonly [string, string])[] {
  if (isPlain(value) || typeof value === 'boolean') return [[name, String(value)]]
  const below = (key: string) => (name === '' ? key : `${name} ${key}`)
  if (Array.isArray(value)) {
    if (value.length === 1) return cellsOf(value[0], name)
    return value.every(isPlain) ? value.map((each, i) => [below(String(i + 1)), text(each)]) : []
  }
  return isFields(value)
    ? Object.entries(value).flatMap(([key, each]) => cellsOf(each, below(key)))
    : []
}

/** `{"a": […], "b": […], "same": […]}`: a column each, where one of them names no photos. */
function byColumn(value: Fields, isPhoto: IsPhoto): string[][] | null {
  const columns = Object.values(value)
  const areAll =
    columns.length > 1 && columns.every((each) => Array.isArray(each) && each.every(isCell))
  if (!areAll) return null
  const lists = columns as unknown[][]
  const length = lists[0]!.length
  const ofPhotos = lists.filter((each) => each.some(isPhoto)).length
  if (ofPhotos === 0 || ofPhotos === lists.length || lists.some((each) => each.length !== length))
    return null
  return [Object.keys(value), ...lists[0]!.map((_, i) => lists.map((each) => text(each[i])))]
}

/** `{"same": [[a, b]], "different": [[a, b]]}` */
function labelledRows(value: Fields): string[][] | null {
  const entries = Object.entries(value).filter(([, each]) => Array.isArray(each))
  const areAll = entries.length > 0 && entries.every(([key]) => labelOf(key) !== null)
  const rows = entries.flatMap(([key, each]) =>
    (each as unknown[]).map((row) => [row, key] as const),
  )
  if (!areAll || rows.length === 0 || !rows.every(([row]) => isRow(row))) return null
  return rows.map(([row, key]) => [
    ...Object.values(row as object)
      .slice(0, 2)
      .map(String),
    key,
  ])
}

const isRow = (value: unknown) => isFields(value) || Array.isArray(value)
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'
const isCell = (value: unknown) => isPlain(value) || typeof value === 'boolean'
const text = (value: unknown) => (isCell(value) ? String(value) : '')
