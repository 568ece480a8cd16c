/**
 * Follows a text statement by statement, as Python would, but with symbols for what is not known before
 * it runs. Steps, depth and the length of lists are limited, so that every text comes to an end.
 */
import { NumericError } from '../numeric/numericError'
import { TooLarge, watched } from '../numeric/work'
import { putAt } from '../numeric/indexing'
import { asArray, type NDArray } from '../numeric/ndArray'
import type { CallExpr, Expr, Place, Statement } from '../python/ast'
import { builtins } from './builtins'
import { toNumeric } from './convert'
import { instantiate, run } from './calls'
import { binary, evaluate, placeOf } from './expressions'
import {
  DEEPEST_CALL,
  OutOfBudget,
  Raised,
  ALL_STEPS,
  STEPS,
  Unbound,
  type Happening,
  type Libraries,
  type Loop,
  type Machine,
} from './machine'
import {
  attributeOf,
  boundMember,
  indicesOf,
  itemOf,
  itemsOf,
  libraryBases,
  memberIn,
} from './members'
import { top } from './statements'
import {
  Builtin,
  type Class,
  type Func,
  type Instance,
  isKind,
  isNDArray,
  Library,
  List,
  type Made,
  Scope,
  Super,
  Sym,
  type Args,
  type Value,
} from './values'

export interface Trouble {
  readonly place: Place
  readonly why: string
}

/** Numbers in arrays that a whole text may make, beside its steps. */
const NUMBERS = 8_000_000

export class Interpreter implements Machine {
  readonly happenings: Happening[] = []
  readonly loops: Loop[] = []
  readonly functions: Func[] = []
  readonly classes: Class[] = []
  readonly instances: Instance[] = []
  readonly replaced: { value: Value; by: Value; place: Place }[] = []
  readonly gradless: (readonly [from: number, to: number, place: Place])[] = []
  readonly followed = new Set<number>()
  readonly troubles: Trouble[] = []
  readonly assumptions: Place[] = []
  readonly globals = new Scope(new Scope(null))
  readonly ranges = new WeakMap<List, number | null>()
  trainings = 0
  hasEnded = false
  /** Why following stopped before the end. */
  stopped: string | null = null
  private steps = STEPS
  /** What is left of all that a reading may cost. */
  private left = ALL_STEPS
  private readonly frames: { func: Func; self: Value | undefined; yields: Value[] | null }[] = []
  private binding: ReadonlyMap<Sym, Value> | null = null
  private computed = new Map<Sym, Value>()

  constructor(
    readonly text: string,
    private readonly libraries: Libraries,
  ) {
    for (const [name, value] of builtins(this)) this.globals.outer!.set(name, value, null)
    this.globals.outer!.set('super', new Builtin('super', (args) => this.super(args)), null)
    this.globals.outer!.set('__name__', '__main__', null)
    this.globals.outer!.set('NotImplemented', null, null)
  }

  /** Follows a whole text. */
  follow(statements: readonly Statement[]): void {
    watched(() => this.guarded(() => top(this, statements, this.globals)), NUMBERS)
  }

  /** Runs something that may meet a limit. @returns null where it did, or where the code raised */
  guarded<T>(task: () => T): T | null {
    try {
      return task()
    } catch (error) {
      if (error instanceof OutOfBudget) this.stopped ??= error.message
      else if (error instanceof RangeError) this.stopped ??= 'it is nested too deeply to follow'
      else if (!(
        error instanceof Raised ||
        error instanceof Unbound ||
        error instanceof NumericError ||
        error instanceof TypeError
      ))
        throw error
      this.frames.length = 0
      return null
    }
  }

  tried(task: () => Value): Value {
    const depth = this.frames.length
    try {
      return task()
    } catch (error) {
      if (!(
        error instanceof Raised ||
        error instanceof NumericError ||
        error instanceof Unbound ||
        error instanceof TypeError
      ))
        throw error
      this.frames.length = depth
      return null
    }
  }

  /** So many steps from here on, however many were taken. */
  refill(steps: number): void {
    this.steps = Math.min(steps, this.left)
    this.hasEnded = false
  }

  spend(steps = 1): void {
    this.steps -= steps
    this.left -= steps
    if (this.steps < 0) throw new OutOfBudget('it does more than is followed here')
  }

  /** What is being followed. */
  at: Place | null = null

  private drawn = 20_260_101

  chance(): number {
    // Park and Miller's generator: enough to choose by.
    this.drawn = (this.drawn * 48_271) % 2_147_483_647
    return this.drawn / 2_147_483_647
  }

  get isReplaying(): boolean {
    return this.binding !== null
  }

  get isYielding(): boolean {
    return (this.frames.at(-1)?.yields ?? null) !== null
  }

  evaluate(expr: Expr, scope: Scope): Value {
    return evaluate(this, expr, scope)
  }

  placeOf(expr: Expr, scope: Scope): Place {
    return placeOf(expr, scope)
  }

  missing(name: string, place: Place): Value {
    const known = this.undefinedNames.get(name)
    if (known !== undefined) return known
    const usual = this.foreign.has(name) ? undefined : this.libraries.usual(name, this.stars)
    if (usual !== undefined) return usual
    const from = this.foreign.get(name)
    const made = this.unknown(
      from === undefined
        ? `${name} is not set in what was pasted`
        : `${name} comes from ${from.slice(0, from.lastIndexOf('.'))}, which is not in what was pasted`,
      place,
    )
    this.undefinedNames.set(name, made)
    return made
  }
  readonly undefinedNames = new Map<string, Sym>()

  own(name: string): Value | undefined {
    return this.globals.names.get(name)?.value
  }

  builtin(name: string): Value {
    return this.globals.outer!.names.get(name)?.value ?? null
  }

  call(given: Value, args: Args, call: CallExpr | null): Value {
    this.spend()
    const callee = this.known(given)
    if (isKind(callee, 'func')) return this.callFunc(callee, args)
    if (isKind(callee, 'builtin')) return callee.call(args, call)
    if (isKind(callee, 'class')) return this.deep(null, () => instantiate(this, callee, args, call))
    if (isKind(callee, 'library')) return this.libraries.call(this, callee.path, args, call)
    if (isKind(callee, 'made')) return this.libraries.apply(this, callee, args, call)
    if (isKind(callee, 'instance')) {
      const own = memberIn(callee.of, '__call__')
      if (own !== undefined)
        return this.call(boundMember(this, callee, callee.of, own.value), args, call)
      return this.libraries.applyInstance(this, callee, libraryBases(callee.of), args, call)
    }
    return this.operate(
      'call',
      [callee, ...args.positional.map(({ value }) => value)],
      new Map([...args.named].map(([key, each]) => [key, each.value])),
      call,
    )
  }

  callFunc(func: Func, args: Args): Value {
    return this.deep(func, () => {
      const value = run(this, func, args)
      const { yields } = this.frames.at(-1)!
      if (yields === null) return value
      const list = new List(yields)
      this.ranges.set(list, null)
      this.happened('generated', func, named(func, args), func.place, list)
      return list
    })
  }

  private deep<T extends Value>(func: Func | null, task: () => T): Value {
    if (this.frames.length >= DEEPEST_CALL)
      return this.unknown('it calls itself too often to follow', null)
    const frame = func ?? NO_FUNC
    this.frames.push({ func: frame, self: frame.self, yields: null })
    const depth = this.frames.length
    try {
      return task()
    } finally {
      this.frames.length = Math.min(this.frames.length, depth - 1)
    }
  }

  yielded(value: Value): void {
    const frame = this.frames.at(-1)
    if (frame === undefined) return
    frame.yields ??= []
    if (frame.yields.length > 50)
      throw new OutOfBudget('a generator goes on for too long to follow')
    frame.yields.push(value)
  }

  private super(args: Args): Value {
    const [of, self] = args.positional.map(({ value }) => value)
    if (isKind(of, 'class') && self !== undefined) return new Super(self, of)
    const frame = this.frames.findLast(({ func }) => func.owner !== null)
    if (frame === undefined || frame.func.owner === null)
      return this.unknown('super() stands outside of a class', null)
    return new Super(frame.self ?? null, frame.func.owner)
  }

  attribute(given: Value, name: string, place: Place): Value {
    this.spend()
    const object = this.known(given)
    if (isKind(object, 'library')) return this.libraries.member(this, object, name, place)
    if (isKind(object, 'made'))
      return (
        object.attributes.get(name)?.value ??
        this.libraries.madeAttribute(this, object, name, place)
      )
    if (isKind(object, 'sym')) return this.libraries.symAttribute(this, object, name, place)
    if (isKind(object, 'instance') || isKind(object, 'super')) {
      const self = isKind(object, 'super') ? object.self : object
      const own = isKind(object, 'instance') ? object.attributes.get(name) : undefined
      if (own !== undefined) return own.value
      if (isKind(self, 'instance')) {
        const found = memberIn(self.of, name, isKind(object, 'super') ? object.after : null)
        if (found !== undefined) return boundMember(this, self, self.of, found.value)
        const inherited = this.libraries.inherited(this, self, libraryBases(self.of), name, place)
        if (inherited !== undefined) return inherited
        if (name === '__class__') return self.of
        if (name === '__dict__') return this.unknown('', place)
        if (name === '__init__') return new Builtin('__init__', () => null)
      }
      return this.operate(`.${name}`, [self], new Map(), place)
    }
    return (
      attributeOf(this, object, name, place) ?? this.operate(`.${name}`, [object], new Map(), place)
    )
  }

  setAttribute(given: Value, name: string, value: Value, place: Place | null): void {
    const object = this.known(given)
    if (isKind(object, 'instance') || isKind(object, 'made'))
      object.attributes.set(name, { value, place })
    else if (isKind(object, 'class')) object.members.set(name, { value, place })
  }

  item(givenObject: Value, givenIndex: Value, place: Place): Value {
    const object = this.known(givenObject)
    const index = this.known(givenIndex)
    if (isKind(object, 'instance')) {
      const own = memberIn(object.of, '__getitem__')
      if (own !== undefined)
        return this.call(
          boundMember(this, object, object.of, own.value),
          { positional: [{ value: index, place }], named: new Map() },
          null,
        )
    }
    if (isKind(object, 'made'))
      return (
        this.libraries.item(this, object, index) ??
        this.operate('item', [object, index], new Map(), place)
      )
    const isOpen =
      isKind(object, 'sym') ||
      isKind(object, 'instance') ||
      isKind(index, 'sym') ||
      (isKind(index, 'tuple') && index.items.some((each) => isKind(this.known(each), 'sym')))
    if (isOpen) return this.operate('item', [object, index], new Map(), place)
    return itemOf(this, object, index)
  }

  iterate(given: Value): { readonly items: readonly Value[]; readonly rounds: number | null } {
    const value = this.known(given)
    const own = isKind(value, 'instance') ? memberIn(value.of, '__iter__') : undefined
    if (isKind(value, 'instance') && own !== undefined)
      return this.iterate(this.call(boundMember(this, value, value.of, own.value), NONE, null))
    const items = itemsOf(this, value)
    if (items !== undefined) {
      const rounds = isKind(value, 'list') ? this.ranges.get(value) : undefined
      return { items, rounds: rounds === undefined ? items.length : rounds }
    }
    const known = this.libraries.iterate(this, value)
    if (known !== undefined) return known
    return { items: [this.operate('each', [value], new Map(), this.at)], rounds: null }
  }

  parts(
    given: Value,
    count: number,
  ): readonly { readonly value: Value; readonly place: Place | null }[] {
    const value = this.known(given)
    if (isKind(value, 'sym') || isKind(value, 'instance') || isKind(value, 'made'))
      return Array.from({ length: count }, (_, i) => ({
        value: this.item(value, i, value.place ?? this.at ?? NOWHERE),
        place: null,
      }))
    return this.iterate(value).items.map((each) => ({ value: each, place: null }))
  }

  truth(given: Value): boolean | null {
    const value = this.known(given)
    if (value === null) return false
    if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
      return Boolean(value)
    if (isKind(value, 'sym')) return null
    if (isKind(value, 'list') || isKind(value, 'tuple')) return value.items.length > 0
    if (isKind(value, 'dict')) return value.entries.size > 0
    if (isKind(value, 'set')) return value.items.size > 0
    if (isNDArray(value)) {
      if (value.data.length !== 1)
        throw new Raised('an array of several values is neither true nor false')
      return value.data[0] !== 0
    }
    return true
  }

  operate(
    op: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
    place: Place | null,
  ): Value {
    const known = args.map((each) => this.known(each))
    // A criterion is made of known numbers; what it is applied to may not be.
    const looked = op === 'criterion' ? known.slice(1) : known
    const isOpen = [...looked, ...named.values()].some((each) => this.isOpen(this.known(each)))
    if (!isOpen) {
      const value = this.computedNow(op, known, named)
      if (value !== undefined) return value
    }
    if (this.binding !== null && !isOpen) throw new Unbound(`${op} is not computed here`)
    const each = this.libraries.overBatches(this, op, known, named, place)
    if (each !== undefined) return each
    return new Sym(op, known, named, this.libraries.shapeOf(this, op, known, named), place)
  }

  /** What is too large to be computed stays a symbol, as if it were read from a file. */
  private computedNow(
    op: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Value | undefined {
    try {
      return this.libraries.compute(this, op, args, named)
    } catch (error) {
      if (error instanceof TooLarge && !this.isReplaying) return undefined
      throw error
    }
  }

  private isOpen(value: Value): boolean {
    if (isKind(value, 'list') || isKind(value, 'tuple'))
      return value.items.some((each) => this.isOpen(this.known(each)))
    return isKind(value, 'sym') || isKind(value, 'made') || isKind(value, 'instance')
  }

  unknown(reason: string, place: Place | null): Sym {
    return new Sym('unknown', [], new Map(), null, place, null, reason)
  }

  known(value: Value): Value {
    if (this.binding === null || !isKind(value, 'sym')) return value
    const bound = this.binding.get(value) ?? this.computed.get(value)
    if (bound !== undefined) return bound
    if (LEAVES.has(value.op)) throw new Unbound(value.reason ?? value.op, value)
    this.spend(COMPUTED)
    const result = this.recomputing(value)
    if (isKind(result, 'sym')) throw new Unbound(value.op, value)
    this.computed.set(value, result)
    return result
  }

  private recomputing(sym: Sym): Value {
    try {
      return this.recomputed(sym)
    } catch (error) {
      // A part of something that is not known is what is not known, by its own name.
      if (error instanceof Unbound && isPart(sym) && !this.isMadeOfBound(sym))
        throw new Unbound(error.message, sym)
      throw error
    }
  }

  /** Whether values stand in the place of something it was made of, so that it is more than part of the data. */
  private isMadeOfBound(sym: Sym): boolean {
    const seen = new Set<Value>()
    const open: Value[] = [sym]
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      if (seen.has(each)) continue
      seen.add(each)
      if (isKind(each, 'sym')) {
        if (this.binding?.has(each)) return true
        open.push(...each.args, ...each.named.values())
      } else if (isKind(each, 'list') || isKind(each, 'tuple')) open.push(...each.items)
    }
    return false
  }

  private recomputed(sym: Sym): Value {
    const args = sym.args.map((each) => this.known(each))
    const [first = null, second = null] = args
    if (sym.layer !== null) {
      const value = this.libraries.compute(this, 'criterion', [sym.layer, ...args], sym.named)
      if (value === undefined) throw new Unbound(sym.layer.path, sym)
      return value
    }
    if (sym.op === 'item') return this.item(first, second, sym.place ?? NOWHERE)
    if (BINARY.has(sym.op)) return binary(this, sym.op, first, second, sym.place ?? NOWHERE)
    return this.operate(sym.op, args, sym.named, sym.place)
  }

  bound<T>(values: ReadonlyMap<Sym, Value>, task: () => T): T {
    const before = [this.binding, this.computed] as const
    this.binding = values
    this.computed = new Map()
    try {
      return task()
    } finally {
      this.binding = before[0]
      this.computed = before[1]
    }
  }

  overloaded(op: string, left: Value, right: Value): Value | undefined {
    const name = DUNDERS[op]
    if (name === undefined || !isKind(left, 'instance')) return undefined
    const own = memberIn(left.of, name)
    if (own === undefined) return this.operate(op, [left, right], new Map(), null)
    return this.call(
      boundMember(this, left, left.of, own.value),
      { positional: [{ value: right, place: NOWHERE }], named: new Map() },
      null,
    )
  }

  setItem(of: Made, index: Value, value: Value): void {
    this.libraries.setItem(of, index, value)
  }

  store(array: NDArray, index: Value, value: Value): void {
    putAt(array, indicesOf(index), asArray(toNumeric(this, value)))
  }

  failed(statement: Statement, why: string): void {
    this.troubles.push({ place: statement, why })
  }

  translated(error: unknown, statement: Statement): unknown {
    if (error instanceof NumericError) {
      const raised = new Raised(error.message)
      this.failedAt ??= statement
      return raised
    }
    if (error instanceof TypeError) return new Raised('it cannot be followed here')
    if (error instanceof Raised) this.failedAt ??= statement
    return error
  }
  /** The innermost statement that failed, for what is said of it. */
  failedAt: Statement | null = null

  declared(target: Expr, scope: Scope): void {
    if (target.type === 'name' && scope.isClass) this.classes.at(-1)?.declared.push(target.name)
  }

  import(statement: Extract<Statement, { type: 'import' }>, scope: Scope): void {
    const { module, names } = statement
    for (const { name, as } of names) {
      if (module === null) {
        const path = this.libraries.module(as === null ? name.split('.')[0]! : name)
        // A module of theirs is what was pasted: their names are here.
        scope.set(
          as ?? name.split('.')[0]!,
          path === null ? new Library(`own.${name}`) : new Library(path),
          statement,
        )
      } else if (name === '*') {
        const path = this.libraries.module(module)
        if (path !== null) this.stars.push(path)
      } else {
        const path = module.startsWith('.') ? null : this.libraries.module(module)
        if (path !== null)
          scope.set(
            as ?? name,
            this.libraries.member(this, new Library(path), name, statement),
            statement,
          )
        else if (scope.find(name) !== undefined && as !== null)
          scope.set(as, scope.find(name)!.value, statement)
        else if (scope.find(name) === undefined) this.foreign.set(as ?? name, `${module}.${name}`)
      }
    }
  }
  /** Names that come from files which were not pasted. */
  readonly foreign = new Map<string, string>()
  /** Modules all of whose names were imported. */
  readonly stars: string[] = []

  entered(value: Value, place: Place): Value {
    return isKind(value, 'made') || isKind(value, 'sym') || isKind(value, 'library')
      ? value
      : this.operate('enter', [value], new Map(), place)
  }

  assumed(test: Expr): void {
    this.assumptions.push(test)
  }

  unreadable(statement: Statement, why: string): void {
    this.troubles.push({ place: statement, why })
  }

  exit(): Value {
    throw new Raised('the code ends here', true)
  }

  happened(what: string, of: Value, args: Args, place: Place, result: Value): void {
    if (TRAINS.has(what)) this.trainings++
    this.happenings.push({ what, of, args, place, loops: [...this.loops], result })
  }
}

/** What a function is given, by its own names. */
function named({ params, self }: Func, { positional, named: given }: Args): Args {
  const own = self === undefined ? params : params.slice(1)
  const all = new Map(given)
  positional.forEach((each, i) => {
    const name = own[i]?.name
    if (name !== undefined) all.set(name, each)
  })
  for (const { name, value } of own)
    if (!all.has(name) && value?.type === 'constant' && typeof value.value === 'number')
      all.set(name, { value: value.value, place: value })
  return { positional: [], named: all }
}

/** Parts of what a loader gives, picked out of it before anything is computed; new axes are no parts. */
const isPart = ({ op, args: [, index] }: Sym): boolean =>
  /^(item|each|call|enter)$|^np\.|\.(gather|take|index_select|from_numpy)$/.test(op) &&
  !(op === 'item' && isKind(index, 'tuple') && index.items.includes(null))
/** What computing an operation anew costs, beside looking at a part of an expression. */
const COMPUTED = 4
const LEAVES: ReadonlySet<string> = new Set(['unknown', 'input', 'batch'])
const BINARY: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '@',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&',
  '|',
  '^',
])
/** A round of a loop in which one of these happens is one step, and the next is like it. */
const TRAINS: ReadonlySet<string> = new Set([
  'backward',
  'step',
  'apply_gradients',
  'train_on_batch',
  'minimize',
])
const DUNDERS: Readonly<Record<string, string>> = {
  '+': '__add__',
  '-': '__sub__',
  '*': '__mul__',
  '/': '__truediv__',
}
const NOWHERE = { from: 0, to: 0 }
const NONE: Args = { positional: [], named: new Map() }
const NO_FUNC = { owner: null, self: undefined } as unknown as Func
