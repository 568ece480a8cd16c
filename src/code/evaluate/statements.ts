/** Statements: what following a piece of code does. */
import type { Expr, Place, Statement } from '../python/ast'
import { assign, binary, defaultsOf } from './expressions'
import { Raised, type Machine } from './machine'
import { Class, Func, isKind, Scope, symbolsSoFar, type Value } from './values'

/** How a block was left. */
export type Left =
  { readonly by: 'end' | 'break' | 'continue' } | { readonly by: 'return'; readonly value: Value }
const END: Left = { by: 'end' }

/** Rounds of a loop that are followed, where each is known. */
const ROUNDS = 2_000
const WHILE_ROUNDS = 300
/** Rounds of a loop that gathers something: a part stands for all of it. */
const GATHERING_ROUNDS = 64
/** Of a generator's loop: what it yields later on is like that. */
const YIELDED = 20

export function block(m: Machine, statements: readonly Statement[], scope: Scope): Left {
  for (const statement of statements) {
    const left = one(m, statement, scope)
    if (left.by !== 'end') return left
  }
  return END
}

/** At the top of a text each statement stands for itself: one that fails costs no other. */
export function top(m: Machine, statements: readonly Statement[], scope: Scope): void {
  for (const statement of statements) {
    try {
      if (one(m, statement, scope).by !== 'end') return
    } catch (error) {
      if (!(error instanceof Raised)) throw error
      m.failed(statement, error.message)
      if (m.hasEnded) return
    }
  }
}

function one(m: Machine, statement: Statement, scope: Scope): Left {
  m.spend()
  m.followed.add(statement.from)
  m.at = statement
  try {
    return execute(m, statement, scope)
  } catch (error) {
    const translated = m.translated(error, statement)
    if (!(translated instanceof Raised) || translated.isTheirs || m.isReplaying) throw translated
    // What is not followed here costs this statement alone.
    m.failed(statement, translated.message)
    const unknown = m.unknown(translated.message, statement)
    if (statement.type === 'assign')
      for (const target of statement.targets) assign(m, target, unknown, scope, null)
    return statement.type === 'return' ? { by: 'return', value: unknown } : END
  }
}

function execute(m: Machine, statement: Statement, scope: Scope): Left {
  switch (statement.type) {
    case 'assign': {
      const value = m.evaluate(statement.value, scope)
      const place = m.placeOf(statement.value, scope)
      for (const target of statement.targets) {
        if (
          target.type === 'tuple' &&
          statement.value.type === 'tuple' &&
          target.items.length === statement.value.items.length &&
          isKind(value, 'tuple') &&
          value.items.length === target.items.length
        ) {
          const { items } = statement.value
          target.items.forEach((each, i) => assign(m, each, value.items[i]!, scope, items[i]!))
        } else assign(m, target, value, scope, place)
      }
      return END
    }
    case 'declare':
      m.declared(statement.target, scope)
      return END
    case 'update':
      update(m, statement, scope)
      return END
    case 'expression':
      m.evaluate(statement.value, scope)
      return END
    case 'return':
      return {
        by: 'return',
        value: statement.value === null ? null : m.evaluate(statement.value, scope),
      }
    case 'import':
      m.import(statement, scope)
      return END
    case 'if':
      return conditional(m, statement, scope)
    case 'for':
      return loop(m, statement, scope)
    case 'while':
      return whileLoop(m, statement, scope)
    case 'try':
      return attempt(m, statement, scope)
    case 'with':
      return within(m, statement, scope)
    case 'scope':
      for (const name of statement.names) {
        const outer = statement.global ? globalOf(scope) : holderOf(scope.outer, name)
        if (outer !== null && outer !== scope) scope.elsewhere.set(name, outer)
      }
      return END
    case 'delete':
      for (const target of statement.targets)
        if (target.type === 'name') scope.names.delete(target.name)
      return END
    case 'function': {
      const func = new Func(
        statement.name,
        statement.params,
        defaultsOf(m, statement.params, scope),
        statement.body,
        scope,
        statement,
      )
      m.functions.push(func)
      scope.set(statement.name, decorated(m, func, statement.decorators, scope), null)
      return END
    }
    case 'class':
      classOf(m, statement, scope)
      return END
    case 'raise':
      throw new Raised('the code raises an error here', true)
    case 'break':
      return { by: 'break' }
    case 'continue':
      return { by: 'continue' }
    case 'pass':
    case 'assert':
      return END
    case 'unreadable':
      m.unreadable(statement, statement.why)
      return END
    default:
      return statement satisfies never
  }
}

function within(m: Machine, statement: Extract<Statement, { type: 'with' }>, scope: Scope): Left {
  let without: Place | null = null
  for (const { value, target } of statement.items) {
    const given = m.evaluate(value, scope)
    if (stopsGradients(given)) without = value
    const entered = m.entered(given, value)
    if (target !== null) assign(m, target, entered, scope, null)
  }
  return without === null
    ? block(m, statement.body, scope)
    : withoutGradients(m, without, () => block(m, statement.body, scope))
}

/** `torch.no_grad()`, `torch.set_grad_enabled(False)` */
const stopsGradients = (value: Value): boolean =>
  isKind(value, 'library')
    ? /^torch\.(autograd\.)?(no_grad|inference_mode)$/.test(value.path)
    : isKind(value, 'sym') &&
      (/^torch\.(autograd\.(grad_mode\.)?)?(no_grad|inference_mode)$/.test(value.op) ||
        (/^torch\.(autograd\.)?set_grad_enabled$/.test(value.op) && value.args[0] === false))

/** What is made meanwhile is kept in mind. */
export function withoutGradients<T>(m: Machine, place: Place, task: () => T): T {
  const from = symbolsSoFar()
  try {
    return task()
  } finally {
    m.gradless.push([from, symbolsSoFar(), place])
  }
}

const globalOf = (scope: Scope): Scope => {
  let at = scope
  while (at.outer?.outer) at = at.outer
  return at
}
function holderOf(scope: Scope | null, name: string): Scope | null {
  for (let at = scope; at !== null; at = at.outer) if (at.names.has(name)) return at
  return null
}

function update(m: Machine, statement: Extract<Statement, { type: 'update' }>, scope: Scope): void {
  const { target, op } = statement
  const before = m.known(m.evaluate(target, scope))
  const by = m.known(m.evaluate(statement.value, scope))
  // += on a list changes the list itself, whoever else has it.
  if (op === '+' && isKind(before, 'list')) {
    before.items.push(...m.iterate(by).items)
    m.spend(before.items.length / 50)
    return
  }
  assign(m, target, binary(m, op, before, by, statement), scope, null)
}

function conditional(
  m: Machine,
  statement: Extract<Statement, { type: 'if' }>,
  scope: Scope,
): Left {
  for (const { test, body } of statement.branches) {
    const value = m.evaluate(test, scope)
    // What is not known is taken to hold; then its contrary does not.
    const isTrue = isKind(value, 'sym') && value.op === 'not' ? false : m.truth(value)
    if (isTrue === true) return block(m, body, scope)
    if (isTrue === null && !isWayOut(body)) {
      m.assumed(test)
      return block(m, body, scope)
    }
  }
  return block(m, statement.otherwise, scope)
}

/** Whether a branch only leaves: what stands behind it is what people mean to run. */
function isWayOut(body: readonly Statement[]): boolean {
  const last = body.at(-1)
  if (last === undefined) return true
  if (last.type === 'raise' || last.type === 'continue' || last.type === 'break') return true
  if (last.type === 'return') return last.value === null
  return last.type === 'expression' && last.value.type === 'call' && isExit(last.value.callee)
}
const isExit = (callee: Expr): boolean =>
  (callee.type === 'name' && (callee.name === 'exit' || callee.name === 'quit')) ||
  (callee.type === 'attribute' && callee.name === 'exit')

function loop(m: Machine, statement: Extract<Statement, { type: 'for' }>, scope: Scope): Left {
  const { items, rounds } = m.iterate(m.evaluate(statement.iterable, scope))
  m.loops.push({ rounds, place: m.placeOf(lengthIn(statement.iterable), scope) })
  const most = gathers(statement.body) ? GATHERING_ROUNDS : ROUNDS
  try {
    for (const [i, item] of items.entries()) {
      if (i >= most) break
      const before = m.trainings
      assign(m, statement.target, item, scope, null)
      const left = block(m, statement.body, scope)
      if (left.by === 'return') return left
      if (left.by === 'break') return END
      // A round that trains is like the next.
      if (m.trainings > before) break
      if (m.isYielding && i >= YIELDED) break
    }
  } finally {
    m.loops.pop()
  }
  return block(m, statement.otherwise, scope)
}

/** Whether each round appends to a list. */
const gathers = (body: readonly Statement[]): boolean =>
  body.some(
    (each) =>
      (each.type === 'expression' &&
        each.value.type === 'call' &&
        each.value.callee.type === 'attribute' &&
        /^(append|extend)$/.test(each.value.callee.name)) ||
      (each.type === 'update' && each.op === '+' && each.value.type === 'list') ||
      (each.type === 'if' && each.branches.some((branch) => gathers(branch.body))),
  )

/** What says how often a loop goes round: the last number of `range(1, epochs)`. */
function lengthIn(iterable: Expr): Expr {
  if (iterable.type !== 'call') return iterable
  return iterable.args.at(-1)?.value ?? iterable
}

function whileLoop(
  m: Machine,
  statement: Extract<Statement, { type: 'while' }>,
  scope: Scope,
): Left {
  m.loops.push({ rounds: null, place: statement.test })
  try {
    for (let i = 0; i < WHILE_ROUNDS; i++) {
      const isTrue = m.truth(m.evaluate(statement.test, scope))
      if (isTrue === false || (isTrue === null && i > 0)) return END
      const before = m.trainings
      const left = block(m, statement.body, scope)
      if (left.by === 'return') return left
      if (left.by === 'break' || m.trainings > before) return END
      if (m.isYielding && i > 0) return END
    }
  } finally {
    m.loops.pop()
  }
  return END
}

function attempt(m: Machine, statement: Extract<Statement, { type: 'try' }>, scope: Scope): Left {
  let left: Left
  try {
    left = block(m, statement.body, scope)
    if (left.by === 'end') left = block(m, statement.otherwise, scope)
  } catch (error) {
    if (!(error instanceof Raised)) throw error
    left = block(m, statement.handlers[0] ?? [], scope)
  }
  const ends = block(m, statement.ends, scope)
  return ends.by === 'end' ? left : ends
}

function decorated(m: Machine, func: Func, decorators: readonly Expr[], scope: Scope): Value {
  let value: Value = func
  for (const decorator of decorators.toReversed()) {
    const by = m.evaluate(decorator, scope)
    if (stopsGradients(by)) func.used.without = decorator
    // What only changes how it runs: tf.function, torch.no_grad, a registration.
    if (isKind(by, 'func'))
      value = m.call(by, { positional: [{ value, place: decorator }], named: new Map() }, null)
    else if (isKind(by, 'builtin') && value instanceof Func) {
      const role =
        by.name === 'staticmethod'
          ? 'static'
          : by.name === 'classmethod'
            ? 'class'
            : by.name === 'property'
              ? 'property'
              : null
      if (role !== null) {
        const made: Func = new Func(
          value.name,
          value.params,
          value.defaults,
          value.body,
          value.scope,
          value.place,
          undefined,
          value.owner,
          role,
        )
        made.used = value.used
        value = made
      }
    }
  }
  return value
}

function classOf(m: Machine, statement: Extract<Statement, { type: 'class' }>, scope: Scope): void {
  const bases = statement.bases.map((base) => m.evaluate(base, scope))
  const made = new Class(statement.name, bases, statement)
  m.classes.push(made)
  const inner = new Scope(scope, true)
  top(m, statement.body, inner)
  for (const [name, binding] of inner.names) {
    const { value } = binding
    if (isKind(value, 'func') && value.owner === null) {
      const method = new Func(
        value.name,
        value.params,
        value.defaults,
        value.body,
        value.scope,
        value.place,
        undefined,
        made,
        value.role,
      )
      method.used = value.used
      made.members.set(name, { value: method, place: binding.place })
    } else made.members.set(name, binding)
  }
  made.isData = statement.decorators.some((each) =>
    /dataclass/.test(m.text.slice(each.from, each.to)),
  )
  scope.set(statement.name, made, null)
}
