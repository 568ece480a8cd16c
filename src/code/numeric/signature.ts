/**
 * Operations by the names of their arguments, which the libraries call differently: a signature
 * lists them in order, each with all its names, those that may be left out with a question mark.
 */
import {
  asArray,
  describe,
  isArray,
  isList,
  type NDArray,
  type Operation,
  type Value,
} from './ndArray'
import { NumericError } from './numericError'
import type { Axes } from './reductions'

export type Arg = Value | undefined

/** What changes nothing that is looked at here. */
const WITHOUT_EFFECT = new Set([
  'name',
  'dtype',
  'out',
  'device',
  'requires_grad',
  'memory_format',
  'copy',
])

interface Parameter {
  readonly names: readonly string[]
  readonly optional: boolean
}

/** @param signature such as `x|input, axis|dim?, keepdims|keepdim?` @param name for what is said */
export function operation(
  signature: string,
  run: (...args: Arg[]) => Value,
  name = 'this',
): Operation {
  const parameters = signature.split(',').map((each): Parameter => {
    const text = each.trim()
    const optional = text.endsWith('?')
    return { names: (optional ? text.slice(0, -1) : text).split('|'), optional }
  })
  return (args, named = {}) => run(...bind(parameters, args, named, name))
}

function bind(
  parameters: readonly Parameter[],
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
  name: string,
): Arg[] {
  if (args.length > parameters.length)
    throw new NumericError(`${name} takes ${parameters.length} arguments, not ${args.length}`)
  const bound: Arg[] = parameters.map((_, i) => args[i])
  const unknown: string[] = []
  for (const [key, value] of Object.entries(named)) {
    const at = parameters.findIndex(({ names }) => names.includes(key))
    if (at >= 0) bound[at] = value
    else if (!WITHOUT_EFFECT.has(key)) unknown.push(key)
  }
  const missing = parameters.flatMap(({ optional }, i) =>
    optional || bound[i] !== undefined ? [] : [i],
  )
  const [only] = unknown
  const [first] = missing
  // A library calls its one array by a name of its own.
  if (unknown.length === 1 && missing.length === 1 && only !== undefined && first !== undefined)
    bound[first] = named[only]
  else if (only !== undefined) throw new NumericError(`${name} has no argument ${only}`)
  else if (first !== undefined)
    throw new NumericError(`${name} lacks its argument ${parameters[first]?.names[0]}`)
  return bound
}

export function number(value: Arg, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  if (isArray(value) && value.data.length === 1) return value.data[0]!
  throw new NumericError(`a number is needed, not ${describe(value)}`)
}

export function flag(value: Arg, otherwise = false): boolean {
  if (value === undefined || value === null) return otherwise
  return number(value) !== 0
}

export function text(value: Arg, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

export function numbers(value: Arg): readonly number[] {
  if (isList(value)) return value.map((each) => number(each))
  if (isArray(value) && value.shape.length === 1) return [...value.data]
  return [number(value)]
}

export const axes = (value: Arg, otherwise: Axes = null): Axes =>
  value === undefined ? otherwise : value === null ? null : numbers(value)

export function arrays(value: Arg): readonly NDArray[] {
  if (isList(value)) return value.map(asArray)
  throw new NumericError(`a list of arrays is needed, not ${describe(value)}`)
}

export function callable(value: Arg): Operation {
  if (typeof value === 'function') return value
  throw new NumericError(`a function is needed, not ${describe(value)}`)
}
