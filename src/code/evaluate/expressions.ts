/** Expressions: from the syntax tree to values. */
import type { Argument, Clause, Expr, Place } from '../python/ast'
import { binaryOf, compareOf, unaryOf } from './operators'
import { LONGEST, OutOfBudget, Raised, type Machine } from './machine'
import { shownIn } from './show'
import {
  Dict,
  Ellipsis,
  Func,
  isKind,
  isNDArray,
  keyOf,
  List,
  Scope,
  SetOf,
  SliceOf,
  Tuple,
  type Args,
  type Given,
  type Value,
} from './values'

export function evaluate(m: Machine, expr: Expr, scope: Scope): Value {
  m.spend()
  switch (expr.type) {
    case 'name': {
      const found = scope.find(expr.name)
      return found === undefined ? m.missing(expr.name, expr) : found.value
    }
    case 'constant':
      return expr.value
    case 'ellipsis':
      return new Ellipsis()
    case 'format':
      return expr.parts
        .map((part) =>
          typeof part === 'string' ? part : shownIn(m.known(m.evaluate(part, scope))),
        )
        .join('')
        .slice(0, LONGEST)
    case 'tuple':
      return new Tuple(spread(m, expr.items, scope))
    case 'list':
      return new List(spread(m, expr.items, scope))
    case 'set':
      return new SetOf(new Map(spread(m, expr.items, scope).map((each) => [keyOf(each), each])))
    case 'dict': {
      const dict = new Dict()
      for (const { key, value } of expr.entries) {
        const given = m.evaluate(value, scope)
        if (key !== null) dict.set(m.evaluate(key, scope), given, m.placeOf(value, scope))
        else if (isKind(given, 'dict'))
          for (const each of given.entries.values()) dict.set(each.key, each.value, each.place)
      }
      return dict
    }
    case 'star':
      return m.evaluate(expr.value, scope)
    case 'comprehension':
      return comprehension(m, expr, scope)
    case 'lambda':
      return new Func(
        'lambda',
        expr.params,
        defaultsOf(m, expr.params, scope),
        expr.body,
        scope,
        expr,
      )
    case 'conditional': {
      const isTrue = m.truth(m.evaluate(expr.test, scope)) ?? true
      return m.evaluate(isTrue ? expr.then : expr.otherwise, scope)
    }
    case 'binary':
      return binary(m, expr.op, m.evaluate(expr.left, scope), m.evaluate(expr.right, scope), expr)
    case 'compare':
      return compare(m, expr, scope)
    case 'boolean': {
      const left = m.evaluate(expr.left, scope)
      const isTrue = m.truth(left)
      if (isTrue === null) {
        const right = m.evaluate(expr.right, scope)
        return m.operate(expr.op, [left, right], new Map(), expr)
      }
      return isTrue === (expr.op === 'or') ? left : m.evaluate(expr.right, scope)
    }
    case 'unary': {
      const operand = m.known(m.evaluate(expr.operand, scope))
      if (expr.op === 'not') {
        const isTrue = m.truth(operand)
        return isTrue === null ? m.operate('not', [operand], new Map(), expr) : !isTrue
      }
      return isKind(operand, 'sym')
        ? m.operate(`unary ${expr.op}`, [operand], new Map(), expr)
        : unaryOf(expr.op, operand)
    }
    case 'call': {
      const callee = m.evaluate(expr.callee, scope)
      return m.call(callee, argsOf(m, expr.args, scope), expr)
    }
    case 'attribute':
      return m.attribute(m.evaluate(expr.object, scope), expr.name, expr)
    case 'subscript':
      return m.item(m.evaluate(expr.object, scope), m.evaluate(expr.index, scope), expr)
    case 'slice':
      return new SliceOf(
        expr.parts.map((part) => (part === null ? undefined : m.evaluate(part, scope))),
      )
    case 'named': {
      const value = m.evaluate(expr.value, scope)
      scope.set(expr.name, value, m.placeOf(expr.value, scope))
      return value
    }
    case 'yield': {
      const value = expr.value === null ? null : m.evaluate(expr.value, scope)
      m.yielded(value)
      return null
    }
    case 'unreadable':
      return m.unknown(expr.why, expr)
    default:
      return expr satisfies never
  }
}

function spread(m: Machine, items: readonly Expr[], scope: Scope): Value[] {
  return items.flatMap((item) =>
    item.type === 'star'
      ? [...m.iterate(m.evaluate(item.value, scope)).items]
      : [m.evaluate(item, scope)],
  )
}

export function binary(m: Machine, op: string, a: Value, b: Value, place: Place): Value {
  const left = m.known(a)
  const right = m.known(b)
  if (op === '%' && typeof left === 'string') return left
  if (isKind(left, 'sym') || isKind(right, 'sym') || isKind(left, 'made') || isKind(right, 'made'))
    return m.operate(op, [left, right], new Map(), place)
  const special = m.overloaded(op, left, right)
  return special === undefined ? binaryOf(op, left, right) : special
}

function compare(m: Machine, expr: Extract<Expr, { type: 'compare' }>, scope: Scope): Value {
  let left = m.known(m.evaluate(expr.operands[0]!, scope))
  let result: Value = true
  for (const [i, op] of expr.ops.entries()) {
    const right = m.known(m.evaluate(expr.operands[i + 1]!, scope))
    const isOpen = isKind(left, 'sym') || isKind(right, 'sym')
    if (isOpen && (op === 'is' || op === 'is not') && (left === null || right === null))
      result = op === 'is not'
    else if (isOpen) result = m.operate(op, [left, right], new Map(), expr)
    else result = compareOf(op, left, right)
    if (result === false) return false
    left = right
  }
  return result
}

/** Defaults are made once, where the function is. */
export function defaultsOf(
  m: Machine,
  params: readonly { name: string; value: Expr | null }[],
  scope: Scope,
) {
  const defaults = new Map<string, Value>()
  for (const { name, value } of params)
    if (value !== null) defaults.set(name, m.evaluate(value, scope))
  return defaults
}

export function argsOf(m: Machine, list: readonly Argument[], scope: Scope): Args {
  const positional: Given[] = []
  const named = new Map<string, Given>()
  for (const { name, value } of list) {
    if (value.type === 'star') {
      const all = m.known(m.evaluate(value.value, scope))
      if (value.double && isKind(all, 'dict'))
        for (const each of all.entries.values())
          named.set(String(each.key), { value: each.value, place: each.place ?? value })
      else if (!value.double)
        if (isKind(all, 'sym'))
          positional.push({ value: m.item(all, 0, value), place: value, rest: all })
        else for (const each of m.iterate(all).items) positional.push({ value: each, place: value })
    } else {
      const given = { value: m.evaluate(value, scope), place: m.placeOf(value, scope) }
      if (name === null) positional.push(given)
      else named.set(name, given)
    }
  }
  return { positional, named }
}

function comprehension(
  m: Machine,
  expr: Extract<Expr, { type: 'comprehension' }>,
  scope: Scope,
): Value {
  const inner = new Scope(scope)
  const items: Value[] = []
  const dict = new Dict()
  const rounds = (clauses: readonly Clause[]): void => {
    const [clause, ...rest] = clauses
    if (clause === undefined) {
      if (items.length >= LONGEST) throw new OutOfBudget('a list gets too long to follow')
      const element = m.evaluate(expr.element, inner)
      if (expr.of === 'dict')
        dict.set(element, expr.value === null ? null : m.evaluate(expr.value, inner))
      else items.push(element)
      return
    }
    const all = m.iterate(m.evaluate(clause.iterable, clause === expr.clauses[0] ? scope : inner))
    m.loops.push({ rounds: all.rounds, place: clause.iterable })
    for (const each of all.items) {
      m.spend()
      assign(m, clause.target, each, inner, null)
      if (clause.conditions.every((condition) => m.truth(m.evaluate(condition, inner)) ?? true))
        rounds(rest)
    }
    m.loops.pop()
  }
  rounds(expr.clauses)
  if (expr.of === 'dict') return dict
  return expr.of === 'set'
    ? new SetOf(new Map(items.map((each) => [keyOf(each), each])))
    : new List(items)
}

/** Sets what an assignment's left side names. @param place what the value was said by */
export function assign(
  m: Machine,
  target: Expr,
  value: Value,
  scope: Scope,
  place: Place | null,
): void {
  switch (target.type) {
    case 'name': {
      const before = (scope.elsewhere.get(target.name) ?? scope).names.get(target.name)?.value
      if (isKind(before, 'made') && before !== value && m.replaced.length < 1000)
        m.replaced.push({ value: before, by: value, place: place ?? target })
      scope.set(target.name, value, place)
      return
    }
    case 'attribute':
      m.setAttribute(m.evaluate(target.object, scope), target.name, value, place)
      return
    case 'subscript': {
      const object = m.known(m.evaluate(target.object, scope))
      const index = m.known(m.evaluate(target.index, scope))
      if (isKind(object, 'dict')) object.set(index, value, place)
      else if (isKind(object, 'list') && typeof index === 'number' && index < object.items.length)
        object.items[index < 0 ? index + object.items.length : index] = value
      else if (isKind(object, 'made')) m.setItem(object, index, value)
      else if (isNDArray(object)) m.store(object, index, value)
      return
    }
    case 'tuple':
    case 'list':
      unpack(m, target.items, value, scope)
      return
    case 'star':
      assign(m, target.value, value, scope, null)
      return
    default:
      return
  }
}

function unpack(m: Machine, targets: readonly Expr[], value: Value, scope: Scope): void {
  const all = m.parts(value, targets.length)
  const star = targets.findIndex(({ type }) => type === 'star')
  if (star < 0) {
    if (all.length !== targets.length && !all.some((each) => isKind(each.value, 'sym')))
      throw new Raised(`${all.length} values for ${targets.length} names`)
    targets.forEach((target, i) => {
      const part = all[i] ?? {
        value: m.unknown('there are fewer values than names', target),
        place: null,
      }
      assign(m, target, part.value, scope, part.place)
    })
    return
  }
  const behind = targets.length - star - 1
  targets.forEach((target, i) => {
    if (i < star) assign(m, target, all[i]?.value ?? null, scope, null)
    else if (i > star) assign(m, target, all.at(i - targets.length)?.value ?? null, scope, null)
    else
      assign(
        m,
        target,
        new List(all.slice(star, all.length - behind).map((each) => each.value)),
        scope,
        null,
      )
  })
}

/** What a value was said by: a literal where it stands, followed through names that are set once more. */
export function placeOf(expr: Expr, scope: Scope): Place {
  if (expr.type === 'name') return scope.find(expr.name)?.place ?? expr
  if (expr.type === 'attribute') {
    const object = expr.object
    const owner = object.type === 'name' ? scope.find(object.name)?.value : undefined
    const found = isKind(owner, 'instance')
      ? (owner.attributes.get(expr.name) ?? owner.of.members.get(expr.name))
      : isKind(owner, 'made')
        ? owner.attributes.get(expr.name)
        : isKind(owner, 'class')
          ? owner.members.get(expr.name)
          : undefined
    return found?.place ?? expr
  }
  if (expr.type === 'subscript' && expr.object.type === 'name' && expr.index.type === 'constant') {
    const owner = scope.find(expr.object.name)?.value
    const key = expr.index.value
    if (isKind(owner, 'dict')) return owner.entries.get(keyOf(key))?.place ?? expr
  }
  return { from: expr.from, to: expr.to }
}
