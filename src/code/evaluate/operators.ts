/** Python's operators on values that are known. */
import { binary, isBinaryOperator, unary } from '../numeric/operators'
import type { Value as Numeric } from '../numeric/ndArray'
import { LONGEST, OutOfBudget, Raised } from './machine'
import { isKind, isNDArray, keyOf, List, SetOf, Tuple, type Value } from './values'

const isPlain = (value: Value): value is number | boolean =>
  typeof value === 'number' || typeof value === 'boolean'

function longEnough(length: number): void {
  if (length > LONGEST) throw new OutOfBudget('a list or text gets too long to follow')
}

/** `left op right`. @throws Raised where Python would */
export function binaryOf(op: string, left: Value, right: Value): Value {
  if (isPlain(left) && isPlain(right) && (op === '<<' || op === '>>'))
    return op === '<<'
      ? Number(left) * 2 ** Number(right)
      : Math.floor(Number(left) / 2 ** Number(right))
  if (
    (isPlain(left) || isNDArray(left)) &&
    (isPlain(right) || isNDArray(right)) &&
    isBinaryOperator(op)
  )
    return binary(op, left, right) as Value
  if (op === '+') {
    if (typeof left === 'string' && typeof right === 'string') {
      longEnough(left.length + right.length)
      return left + right
    }
    if (isKind(left, 'list') && isKind(right, 'list')) {
      longEnough(left.items.length + right.items.length)
      return new List([...left.items, ...right.items])
    }
    if (isKind(left, 'tuple') && isKind(right, 'tuple'))
      return new Tuple([...left.items, ...right.items])
  }
  if (op === '*') {
    const [many, times] = isPlain(left) ? [right, Number(left)] : [left, Number(right)]
    if (isPlain(isPlain(left) ? left : right)) {
      if (typeof many === 'string') {
        longEnough(many.length * times)
        return many.repeat(Math.max(0, times))
      }
      if (isKind(many, 'list') || isKind(many, 'tuple')) {
        longEnough(many.items.length * times)
        const items = Array.from({ length: Math.max(0, times) }, () => many.items).flat()
        return isKind(many, 'list') ? new List(items) : new Tuple(items)
      }
    }
  }
  if (op === '%' && typeof left === 'string') return left
  if (op === '|' && isKind(left, 'set') && isKind(right, 'set'))
    return new SetOf(new Map([...left.items, ...right.items]))
  if (op === '-' && isKind(left, 'set') && isKind(right, 'set'))
    return new SetOf(new Map([...left.items].filter(([key]) => !right.items.has(key))))
  if (op === '&' && isKind(left, 'set') && isKind(right, 'set'))
    return new SetOf(new Map([...left.items].filter(([key]) => right.items.has(key))))
  if (isListOfNumbers(left) && isNDArray(right) && isBinaryOperator(op))
    return binary(op, plainOf(left), right) as Value
  if (isListOfNumbers(right) && isNDArray(left) && isBinaryOperator(op))
    return binary(op, left, plainOf(right)) as Value
  throw new Raised(`${op} is not followed on these values`)
}

const isListOfNumbers = (value: Value): value is List | Tuple =>
  (isKind(value, 'list') || isKind(value, 'tuple')) &&
  value.items.every((each) => isPlain(each) || isNDArray(each))
const plainOf = (value: List | Tuple): Numeric => value.items as readonly Numeric[]

/** Whether a comparison holds, or the array of where it does. */
export function compareOf(op: string, left: Value, right: Value): Value {
  if (op === 'is') return same(left, right)
  if (op === 'is not') return !same(left, right)
  if (op === 'in') return within(left, right)
  if (op === 'not in') return !within(left, right)
  if (
    (isNDArray(left) || isNDArray(right)) &&
    isBinaryOperator(op) &&
    (isNDArray(left) || isPlain(left)) &&
    (isNDArray(right) || isPlain(right))
  )
    return binary(op, left, right) as Value
  if (op === '==') return equal(left, right)
  if (op === '!=' || op === '<>') return !equal(left, right)
  const order = orderOf(left, right)
  if (op === '<') return order < 0
  if (op === '<=') return order <= 0
  if (op === '>') return order > 0
  return order >= 0
}

const same = (a: Value, b: Value): boolean => a === b

export function equal(a: Value, b: Value): boolean {
  if ((isKind(a, 'list') && isKind(b, 'list')) || (isKind(a, 'tuple') && isKind(b, 'tuple')))
    return a.items.length === b.items.length && a.items.every((each, i) => equal(each, b.items[i]!))
  if (isPlain(a) && isPlain(b)) return Number(a) === Number(b)
  if (isKind(a, 'library') && isKind(b, 'library')) return a.path === b.path
  return a === b
}

function orderOf(a: Value, b: Value): number {
  if (isPlain(a) && isPlain(b))
    return Number(a) < Number(b)
      ? -1
      : Number(a) > Number(b)
        ? 1
        : Number(a) === Number(b)
          ? 0
          : NaN
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if ((isKind(a, 'list') || isKind(a, 'tuple')) && (isKind(b, 'list') || isKind(b, 'tuple'))) {
    for (let i = 0; i < Math.min(a.items.length, b.items.length); i++) {
      const order = orderOf(a.items[i]!, b.items[i]!)
      if (order !== 0) return order
    }
    return a.items.length - b.items.length
  }
  throw new Raised('these have no order')
}

function within(item: Value, all: Value): boolean {
  if (typeof all === 'string') return typeof item === 'string' && all.includes(item)
  if (isKind(all, 'list') || isKind(all, 'tuple'))
    return all.items.some((each) => equal(each, item))
  if (isKind(all, 'dict')) return all.entries.has(keyOf(item))
  if (isKind(all, 'set')) return all.items.has(keyOf(item))
  if (isNDArray(all)) return typeof item === 'number' && all.data.includes(item)
  throw new Raised('this holds nothing')
}

export function unaryOf(op: string, operand: Value): Value {
  if (isPlain(operand) || isNDArray(operand)) return unary(op as '+' | '-' | '~', operand) as Value
  throw new Raised(`${op} is not followed on this value`)
}
