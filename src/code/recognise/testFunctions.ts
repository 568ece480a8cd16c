/** For tests: operations by short names, and expressions of them. */
import type { NDArray, Value } from '../numeric/ndArray'
import { operationOf } from '../numeric/operations'
import { binary } from '../numeric/operators'

/** An operation of a library, called as it is written: `call('tf.reduce_sum', x, 1)`. */
export const call = (name: string, ...args: Value[]): NDArray => {
  const operation = operationOf(name)
  if (operation === null) throw new Error(`${name} is unknown`)
  return operation(args) as NDArray
}

export const add = (a: Value, b: Value) => binary('+', a, b) as NDArray
export const sub = (a: Value, b: Value) => binary('-', a, b) as NDArray
export const mul = (a: Value, b: Value) => binary('*', a, b) as NDArray
export const square = (a: Value) => binary('**', a, 2) as NDArray
export const hinge = (a: Value) => call('tf.maximum', a, 0)
export const mean = (a: Value) => call('tf.reduce_mean', a)
