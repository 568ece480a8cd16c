/** Between the evaluator's values and those that numbers are computed with. */
import type { Operation, Value as Numeric } from '../numeric/ndArray'
import { NumericError } from '../numeric/numericError'
import type { Machine } from './machine'
import { Builtin, isKind, isNDArray, List, type Value } from './values'

/** @throws NumericError where it is no number, array, text, list of them, or function */
export function toNumeric(m: Machine, given: Value): Numeric {
  const value = m.known(given)
  if (value === null || typeof value !== 'object' || isNDArray(value)) return value
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    m.spend(value.items.length / 10)
    return value.items.map((each) => toNumeric(m, each))
  }
  if (
    isKind(value, 'func') ||
    isKind(value, 'builtin') ||
    isKind(value, 'library') ||
    isKind(value, 'class')
  ) {
    const call: Operation = (args, named = {}) =>
      toNumeric(
        m,
        m.call(
          value,
          {
            positional: args.map((each) => ({ value: fromNumeric(each), place: NOWHERE })),
            named: new Map(
              Object.entries(named).map(([key, each]) => [
                key,
                { value: fromNumeric(each), place: NOWHERE },
              ]),
            ),
          },
          null,
        ),
      )
    return call
  }
  throw new NumericError('it is not known before it runs')
}

const NOWHERE = { from: 0, to: 0 }

export function fromNumeric(value: Numeric): Value {
  if (Array.isArray(value)) return new List(value.map(fromNumeric))
  if (typeof value === 'function')
    return new Builtin('function', (args) =>
      fromNumeric(value(args.positional.map((each) => each.value as Numeric))),
    )
  return value as Value
}
