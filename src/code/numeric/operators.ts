/** Python's operators on numbers and arrays, for whoever evaluates an expression. */
import { zip, map } from './elementwise'
import { matmul } from './layout'
import { asArray, describe, isArray, type DType, type NDArray, type Value } from './ndArray'
import { NumericError } from './numericError'
import { tookRoot } from './work'

type Formula = (a: number, b: number) => number

const bool = (value: boolean) => Number(value)

const FORMULAS = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a - b * Math.floor(a / b),
  '**': (a, b) => a ** b,
  '==': (a, b) => bool(a === b),
  '!=': (a, b) => bool(a !== b),
  '<': (a, b) => bool(a < b),
  '<=': (a, b) => bool(a <= b),
  '>': (a, b) => bool(a > b),
  '>=': (a, b) => bool(a >= b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
} as const satisfies Record<string, Formula>

export type BinaryOperator = keyof typeof FORMULAS | '@'
export type UnaryOperator = '+' | '-' | '~' | 'not'

export const isBinaryOperator = (text: string): text is BinaryOperator =>
  text === '@' || Object.hasOwn(FORMULAS, text)

const COMPARING = new Set<string>(['==', '!=', '<', '<=', '>', '>='])
const BITWISE = new Set<string>(['&', '|', '^'])

/** `a op b`: two plain numbers make a plain one, else an array. @throws NumericError */
export function binary(op: BinaryOperator, a: Value, b: Value): Value {
  if (op === '@') return matmul(asArray(a), asArray(b))
  const formula: Formula = FORMULAS[op]
  if (isPlain(a) && isPlain(b)) {
    const value = formula(Number(a), Number(b))
    if ((op === '/' || op === '//' || op === '%') && Number(b) === 0)
      throw new NumericError('division by zero')
    const isBool =
      COMPARING.has(op) || (BITWISE.has(op) && typeof a === 'boolean' && typeof b === 'boolean')
    return isBool ? value !== 0 : value
  }
  if (!isArray(a) && !isArray(b))
    throw new NumericError(`${describe(a)} ${op} ${describe(b)} is not computed here`)
  const left = asArray(a)
  const right = asArray(b)
  return op === '**' ? power(left, right) : zip([left, right], formula, dtypeOf(op, left, right))
}

function dtypeOf(op: BinaryOperator, a: NDArray, b: NDArray): DType | undefined {
  if (COMPARING.has(op)) return 'bool'
  if (op === '/') return 'float'
  // A truth value that is counted is a number.
  return !BITWISE.has(op) && a.dtype === 'bool' && b.dtype === 'bool' ? 'int' : undefined
}

/** aᵇ. A root by an exponent below 1 has an infinite slope at 0, like √. */
export function power(a: NDArray, b: NDArray): NDArray {
  if (b.data.every((each) => each > 0 && each < 1)) tookRoot(a.data)
  return zip([a, b], (x, y) => x ** y)
}

const isPlain = (value: Value): value is number | boolean =>
  typeof value === 'number' || typeof value === 'boolean'

/** @throws NumericError */
export function unary(op: UnaryOperator, a: Value): Value {
  if (op === 'not') return !truthy(a)
  if (isPlain(a)) return op === '-' ? -Number(a) : op === '~' ? ~Number(a) : Number(a)
  const array = asArray(a)
  if (op === '+') return array
  if (op === '-') return map(array, (x) => -x)
  return map(array, array.dtype === 'bool' ? (x) => 1 - x : (x) => ~x)
}

/** What `if` makes of a value. @throws NumericError for an array of several values, as Python does */
export function truthy(value: Value): boolean {
  if (!isArray(value)) return Array.isArray(value) ? value.length > 0 : Boolean(value)
  if (value.data.length !== 1)
    throw new NumericError('an array of several values is neither true nor false')
  return value.data[0] !== 0
}
