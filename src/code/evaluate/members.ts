/** Attributes, items and loops over values of Python's own. */
import { at, type Index } from '../numeric/indexing'
import { asArray } from '../numeric/ndArray'
import { memberOf } from '../numeric/members'
import { LARGEST } from '../numeric/work'
import type { NDArray, Value as Numeric } from '../numeric/ndArray'
import type { Place } from '../python/ast'
import { fromNumeric, toNumeric } from './convert'
import { LONGEST, OutOfBudget, Raised, type Machine } from './machine'
import { methodOf } from './methods'
import {
  Builtin,
  type Class,
  isKind,
  isNDArray,
  List,
  Tuple,
  type Binding,
  type Func,
  type Value,
} from './values'

/** Classes in the order that names are looked up in, the library's classes by their paths. */
export function ancestry(of: Class): readonly (Class | string)[] {
  const seen = new Set<Class | string>()
  const walk = (each: Class | string, depth: number) => {
    if (seen.has(each) || depth > 20) return
    seen.add(each)
    if (typeof each === 'string') return
    for (const base of each.bases) {
      if (isKind(base, 'class')) walk(base, depth + 1)
      else if (isKind(base, 'library')) walk(base.path, depth + 1)
    }
  }
  walk(of, 0)
  return [...seen]
}

export const libraryBases = (of: Class): readonly string[] =>
  ancestry(of).filter((each): each is string => typeof each === 'string')

/** A member of a class or of those it is made of. @param after only those behind this one */
export function memberIn(of: Class, name: string, after: Class | null = null): Binding | undefined {
  const line = ancestry(of)
  const from = after === null ? 0 : line.indexOf(after) + 1
  for (const each of line.slice(from)) {
    const found = typeof each === 'string' ? undefined : each.members.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** A member as an instance has it: functions bound to it, properties computed. */
export function boundMember(m: Machine, self: Value, of: Class, value: Value): Value {
  if (!isKind(value, 'func') || value.owner === null) return value
  if (value.role === 'static') return value
  if (value.role === 'class') return value.bound(of)
  const bound: Func = value.bound(self)
  return value.role === 'property' ? m.callFunc(bound, { positional: [], named: new Map() }) : bound
}

/** Undefined where the value has none of this name, as far as is known. */
export function attributeOf(
  m: Machine,
  object: Value,
  name: string,
  place: Place,
): Value | undefined {
  // One place of an array is a plain number here, which still answers as an array does.
  if (isNDArray(object) || typeof object === 'number') {
    const found = memberOf(asArray(object), name)
    if (typeof found === 'function')
      return new Builtin(name, (args) =>
        fromNumeric(
          found(
            args.positional.map((each) => toNumeric(m, each.value)),
            namedNumeric(m, args.named),
          ),
        ),
      )
    return found === undefined ? undefined : fromNumeric(found)
  }
  if (isKind(object, 'class')) {
    if (name === '__name__') return object.name
    const found = memberIn(object, name)
    return found === undefined
      ? undefined
      : isKind(found.value, 'func') && found.value.role === 'class'
        ? found.value.bound(object)
        : found.value
  }
  if (isKind(object, 'func')) return name === '__name__' ? object.name : undefined
  return methodOf(m, object, name, place)
}

const namedNumeric = (m: Machine, named: ReadonlyMap<string, { readonly value: Value }>) =>
  Object.fromEntries([...named].map(([key, each]) => [key, toNumeric(m, each.value)] as const))

export function itemOf(m: Machine, object: Value, index: Value): Value {
  if (isKind(object, 'dict')) {
    const found = object.get(index)
    if (found !== undefined) return found
    if (object.make === null) throw new Raised('the dictionary has no such key')
    const made = object.make()
    object.set(index, made)
    return made
  }
  if (isNDArray(object)) {
    if (typeof index === 'number' && object.shape.length > 1) return rowOf(object, index)
    const first = isKind(index, 'tuple') ? index.items[0] : index
    const from = isKind(first, 'slice') ? numberIn(first.parts[0]) : null
    // A part far beyond the end of a small stand-in: all of it, where the real one has more.
    if (from !== null && object.data.length > 0 && from >= (object.shape[0] ?? 0)) return object
    if (isBeyond(object, index)) throw new Raised('which images these are shows only when it runs')
    return fromNumeric(asPlain(at(object, indicesOf(fewer(object, index)))))
  }
  if (isKind(object, 'list') || isKind(object, 'tuple') || typeof object === 'string') {
    const items = typeof object === 'string' ? [...object] : object.items
    if (isKind(index, 'slice')) {
      const taken = slice(
        items,
        index.parts.map((each) => (typeof each === 'number' ? each : null)),
      )
      m.spend(taken.length / 20)
      if (typeof object === 'string') return taken.join('')
      return isKind(object, 'tuple') ? new Tuple(taken) : new List(taken)
    }
    const place = isNDArray(index)
      ? Number(index.data[0])
      : typeof index === 'boolean'
        ? Number(index)
        : index
    if (typeof place !== 'number') throw new Raised('this is no index')
    const found = items.at(place)
    if (found === undefined) throw new Raised('the index is beyond the end')
    return found
  }
  throw new Raised('this has no items')
}

/** A row, which is the array's own. */
function rowOf({ shape, data, dtype }: NDArray, index: number): NDArray {
  const [length = 0, ...rest] = shape
  const row = index < 0 ? index + length : index
  if (!Number.isInteger(row) || row < 0 || row >= length)
    throw new Raised('the index is beyond the end')
  const size = rest.reduce((product, each) => product * each, 1)
  return { shape: rest, dtype, data: data.subarray(row * size, (row + 1) * size) }
}

/** Of many rows as many as are computed here: a part stands for all of it. */
function fewer(object: NDArray, index: Value): Value {
  const size = object.data.length / Math.max(1, object.shape[0] ?? 1)
  const most = Math.floor(LARGEST / 4 / Math.max(1, size))
  if (
    !isNDArray(index) ||
    index.shape.length !== 1 ||
    index.dtype === 'bool' ||
    index.shape[0]! <= most
  )
    return index
  return { ...index, shape: [most], data: index.data.slice(0, most) }
}
/** Whether a place is beyond the end of a small stand-in, where the real one has more. */
const isBeyond = (object: NDArray, index: Value): boolean =>
  isNDArray(index) &&
  index.dtype !== 'bool' &&
  object.shape.length > 2 &&
  index.data.some((each) => each >= (object.shape[0] ?? 0))

/** A number that is an array of no axes as a plain one. */
const asPlain = (array: NDArray): NDArray | number =>
  array.shape.length === 0 ? array.data[0]! : array

export function indicesOf(index: Value): Index[] {
  const all = isKind(index, 'tuple') ? index.items : [index]
  return all.map((each) => {
    if (each === null) return null
    if (isKind(each, 'ellipsis')) return '...'
    if (isKind(each, 'slice'))
      return {
        slice: [0, 1, 2].map((i) => numberIn(each.parts[i])) as unknown as [
          number | null,
          number | null,
          number | null,
        ],
      }
    if (typeof each === 'number' || typeof each === 'boolean' || isNDArray(each)) return each
    if (isKind(each, 'list') || isKind(each, 'tuple')) return each.items as readonly Numeric[]
    throw new Raised('this is no index')
  })
}
const numberIn = (value: Value | undefined): number | null =>
  typeof value === 'number' ? value : isNDArray(value) ? value.data[0]! : null

function slice<T>(items: readonly T[], parts: readonly (number | null)[]): T[] {
  const by = parts[2] ?? 1
  if (by === 0) throw new Raised('a slice cannot have a step of 0')
  const inside = (place: number) =>
    Math.min(
      by > 0 ? items.length : items.length - 1,
      Math.max(by > 0 ? 0 : -1, place < 0 ? place + items.length : place),
    )
  const from = (parts[0] ?? null) === null ? (by > 0 ? 0 : items.length - 1) : inside(parts[0] ?? 0)
  const to = (parts[1] ?? null) === null ? (by > 0 ? items.length : -1) : inside(parts[1] ?? 0)
  const taken: T[] = []
  for (let i = from; by > 0 ? i < to : i > to; i += by) taken.push(items[i]!)
  return taken
}

/** What a loop over it is handed; undefined where that is not known here. */
export function itemsOf(m: Machine, value: Value): readonly Value[] | undefined {
  if (isKind(value, 'list') || isKind(value, 'tuple')) return [...value.items]
  if (isKind(value, 'dict')) return [...value.entries.values()].map(({ key }) => key)
  if (isKind(value, 'set')) return [...value.items.values()]
  if (typeof value === 'string') return [...value]
  if (isNDArray(value)) {
    const [length = 0, ...rest] = value.shape
    if (value.shape.length === 0) throw new Raised('a single number has no items')
    if (length > LONGEST) throw new OutOfBudget('an array is too long to follow')
    m.spend(length)
    const size = rest.reduce((product, each) => product * each, 1)
    return Array.from({ length }, (_, i) =>
      rest.length === 0
        ? value.data[i]!
        : { shape: rest, dtype: value.dtype, data: value.data.slice(i * size, (i + 1) * size) },
    )
  }
  return undefined
}
