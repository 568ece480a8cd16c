/** Values as `str` and f-strings write them, near enough for a name. */
import { isKind, isNDArray, type Value } from './values'

export function shownIn(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number' || typeof value === 'string') return String(value)
  if (isNDArray(value)) return value.data.length === 1 ? String(value.data[0]) : 'array'
  if (isKind(value, 'list')) return `[${value.items.slice(0, 20).map(shownIn).join(', ')}]`
  if (isKind(value, 'tuple')) return `(${value.items.slice(0, 20).map(shownIn).join(', ')})`
  return value.kind
}
