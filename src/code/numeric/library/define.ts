/** How operations are written down: under all their names, in tables that are looked up by name. */
import { map } from '../elementwise'
import type { DType, NDArray, Operation, Value } from '../ndArray'
import { operation, text, type Arg } from '../signature'

export type Table = Record<string, Operation>

/** What the libraries call an operation’s first array, its second, axes, and keeping them. */
export const X = 'x|a|input|input_tensor|tensor|values|value|logits|features|data|object'
export const Y = 'y|b|other|x2'
export const AXIS = 'axis|dim|axes|reduction_indices'
export const KEEP = 'keepdims|keepdim|keep_dims'

/** Puts an operation under each of its names, which | separates. */
export function define(
  table: Table,
  names: string,
  signature: string,
  run: (...args: Arg[]) => Value,
): void {
  for (const name of names.split('|')) table[name] = operation(signature, run, name)
}

/** What a type’s name means here. */
export function dtypeNamed(value: Arg): DType {
  const name = text(value, 'float32')
  return /bool/i.test(name) ? 'bool' : /int|long|short|byte/i.test(name) ? 'int' : 'float'
}

export function cast(a: NDArray, dtype: DType): NDArray {
  if (dtype === 'bool') return map(a, (x) => Number(x !== 0), dtype)
  return map(a, dtype === 'int' ? Math.trunc : (x) => x, dtype)
}
