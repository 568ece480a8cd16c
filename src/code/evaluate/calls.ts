/** Calls of what the code itself defines. */
import type { CallExpr, Param } from '../python/ast'
import { block, withoutGradients } from './statements'
import { Raised, type Machine } from './machine'
import { boundMember, libraryBases, memberIn } from './members'
import {
  Dict,
  Instance,
  isKind,
  Scope,
  Tuple,
  type Args,
  type Binding,
  type Class,
  type Func,
  type Given,
  type Value,
} from './values'

/** A scope in which the parameters stand for what they are given. */
export function bind(m: Machine, func: Func, args: Args): Scope {
  const scope = new Scope(func.scope)
  const self: readonly Given[] =
    func.self === undefined ? [] : [{ value: func.self, place: func.place }]
  const positional = [...self, ...args.positional]
  const named = new Map(args.named)
  let at = 0
  for (const param of func.params) {
    if (param.kind === 'star') {
      scope.set(param.name, new Tuple(positional.slice(at).map(({ value }) => value)), null)
      at = positional.length
    } else if (param.kind === 'double') {
      const rest = new Dict()
      for (const [key, each] of named) rest.set(key, each.value, each.place)
      scope.set(param.name, rest, null)
    } else {
      const found = param.named ? named.get(param.name) : (positional[at] ?? named.get(param.name))
      named.delete(param.name)
      const isOpen = found === undefined && !param.named && !func.defaults.has(param.name)
      const { value, place } =
        found ?? (isOpen ? restOf(m, positional, at) : undefined) ?? defaultOf(m, func, param)
      if (!param.named) at++
      scope.set(param.name, value, place)
    }
  }
  return scope
}

/** A further part of what was handed over with a star, all of it. */
function restOf(m: Machine, positional: readonly Given[], at: number): Given | undefined {
  const from = positional.findIndex(({ rest }) => rest !== undefined)
  const first = positional[from]
  if (first?.rest === undefined) return undefined
  return { value: m.item(first.rest, at - from, first.place), place: first.place }
}

function defaultOf(m: Machine, func: Func, param: Param): Binding {
  const value = func.defaults.get(param.name)
  return value === undefined
    ? {
        value: m.unknown(`${param.name} of ${func.name} is given nothing here`, param),
        place: null,
      }
    : { value, place: param.value }
}

/** @returns what the function gives; the list of what it yields, where it is a generator */
export function run(m: Machine, func: Func, args: Args): Value {
  func.used.times++
  const { without } = func.used
  return without === null || m.isReplaying
    ? body(m, func, args)
    : withoutGradients(m, without, () => body(m, func, args))
}

function body(m: Machine, func: Func, args: Args): Value {
  const scope = bind(m, func, args)
  if (!Array.isArray(func.body)) return m.evaluate(func.body as never, scope)
  const left = block(m, func.body, scope)
  return left.by === 'return' ? left.value : null
}

/** A new instance, its `__init__` followed. */
export function instantiate(m: Machine, of: Class, args: Args, call: CallExpr | null): Instance {
  const instance = new Instance(of, call ?? of.definition)
  if (m.instances.length < 500) m.instances.push(instance)
  const init = memberIn(of, '__init__')
  if (init !== undefined) {
    const method = boundMember(m, instance, of, init.value)
    if (isKind(method, 'func'))
      for (const [name, each] of bind(m, method, args).names) instance.given.set(name, each)
    m.call(method, args, call)
  } else if (libraryBases(of).length > 0 && args.positional.length + args.named.size > 0)
    m.call(m.attribute(instance, '__init__', instance.place), args, call)
  else if (of.isData) fillData(m, instance, of, args)
  return instance
}

function fillData(m: Machine, instance: Instance, of: Class, args: Args): void {
  const names = [
    ...of.declared,
    ...[...of.members].filter(([, { value }]) => !isKind(value, 'func')).map(([name]) => name),
  ]
  for (const [name, { value, place }] of of.members) {
    const made = fieldValue(m, value)
    if (made !== undefined) instance.attributes.set(name, { value: made, place })
  }
  args.positional.forEach((each, i) => {
    const name = names[i]
    if (name === undefined) throw new Raised('too many arguments')
    instance.attributes.set(name, { value: each.value, place: each.place })
  })
  for (const [name, each] of args.named)
    instance.attributes.set(name, { value: each.value, place: each.place })
}

/** What `field(default=…)` or `field(default_factory=…)` stands for; undefined for what is no such field. */
function fieldValue(m: Machine, value: Value): Value | undefined {
  if (!isKind(value, 'sym') || value.op !== 'dataclasses.field') return undefined
  const make = value.named.get('default_factory')
  return make === undefined
    ? value.named.get('default')
    : m.call(make, { positional: [], named: new Map() }, null)
}
