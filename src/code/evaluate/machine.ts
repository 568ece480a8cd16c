/** What the parts of the evaluator share, and what it asks of whoever knows the libraries. */
import type { NDArray } from '../numeric/ndArray'
import type { CallExpr, Expr, Place, Statement } from '../python/ast'
import type {
  Args,
  Class,
  Func,
  Given,
  Instance,
  Library,
  List,
  Made,
  Scope,
  Sym,
  Value,
} from './values'

/** Python's own `raise`, until something catches it. */
export class Raised extends Error {
  override readonly name = 'Raised'
  constructor(
    message: string,
    /** Whether the code raises it itself; else it is what is not followed here. */
    readonly isTheirs = false,
  ) {
    super(message)
  }
}

/** The code asks for more than is followed. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget'
}

/** A symbol has no value under what is bound now. */
export class Unbound extends Error {
  override readonly name = 'Unbound'
  constructor(
    message: string,
    readonly sym: Sym | null = null,
  ) {
    super(message)
  }
}

/** What is done at most: parts of expressions looked at, and how long lists and texts may get. */
export const STEPS = 400_000
/** What a whole reading may cost: following it, and asking its functions. */
export const ALL_STEPS = 500_000
export const LONGEST = 20_000
/** Calls within calls. */
export const DEEPEST_CALL = 40

/** A loop that is under way, with how often it goes round; null where nobody knows. */
export interface Loop {
  readonly rounds: number | null
  readonly place: Place
}

/** Something that happened while the code was followed, for the one who reads it off. */
export interface Happening {
  readonly what: string
  readonly of: Value
  readonly args: Args
  readonly place: Place
  /** Within how many rounds of loops, innermost last; null where nobody knows how many. */
  readonly loops: readonly Loop[]
  readonly result: Value
}

export interface Machine {
  readonly text: string
  readonly happenings: Happening[]
  /** The statement that is followed. */
  at: Place | null
  /** Rounds of the loops that are under way, innermost last. */
  readonly loops: Loop[]
  /** Functions and classes that the code defines, in its order. */
  readonly functions: Func[]
  readonly classes: Class[]
  /** What stood under a name before another was put there. */
  readonly replaced: { readonly value: Value; readonly by: Value; readonly place: Place }[]
  /** What was made of them. */
  readonly instances: Instance[]
  /** Symbols by number, from and up to, that were made without gradients, and where that is said. */
  readonly gradless: (readonly [from: number, to: number, place: Place])[]
  /** Where the statements begin that were followed. */
  readonly followed: Set<number>
  /** How long lists stand for that are cut here; null where nobody knows. */
  readonly ranges: WeakMap<List, number | null>
  /** What the code itself has under a name. */
  own(name: string): Value | undefined
  builtin(name: string): Value
  /** `exit()` */
  exit(): Value
  /** Steps of training seen so far. */
  readonly trainings: number
  /** Whether values stand in the place of symbols. */
  readonly isReplaying: boolean
  /** Whether a generator is followed. */
  readonly isYielding: boolean
  /** Whether nothing more is followed. */
  readonly hasEnded: boolean
  spend(steps?: number): void
  /** The next random number from 0 to 1, the same in every reading. */
  chance(): number
  evaluate(expr: Expr, scope: Scope): Value
  /** What a value was said by, followed back through names. */
  placeOf(expr: Expr, scope: Scope): Place
  call(callee: Value, args: Args, call: CallExpr | null): Value
  callFunc(func: Func, args: Args): Value
  attribute(object: Value, name: string, place: Place): Value
  setAttribute(object: Value, name: string, value: Value, place: Place | null): void
  item(object: Value, index: Value, place: Place): Value
  /** What a loop is handed; null where nobody knows how many there are, with the one to go on with. */
  iterate(value: Value): { readonly items: readonly Value[]; readonly rounds: number | null }
  /** Null where it is not known. */
  truth(value: Value): boolean | null
  operate(
    op: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
    place: Place | null,
  ): Value
  unknown(reason: string, place: Place | null): Sym
  /** Something that the code may fail in: null where it does. */
  tried(run: () => Value): Value
  /** The value of a symbol where one is bound, else what was given. */
  known(value: Value): Value
  /** Runs something with values in the place of symbols. */
  bound<T>(values: ReadonlyMap<Sym, Value>, run: () => T): T
  /** A name that nothing has set. */
  missing(name: string, place: Place): Value
  /** What an object of theirs makes of an operator; undefined where it has none. */
  overloaded(op: string, left: Value, right: Value): Value | undefined
  /** Puts something under an index of what a library made: a layer in the place of another. */
  setItem(of: Made, index: Value, value: Value): void
  /** Sets part of an array. */
  store(array: NDArray, index: Value, value: Value): void
  /** A value taken apart into so many. */
  parts(
    value: Value,
    count: number,
  ): readonly { readonly value: Value; readonly place: Place | null }[]
  yielded(value: Value): void
  /** A statement whose following failed. */
  failed(statement: Statement, why: string): void
  /** An error as one that following can go on after, or the same. */
  translated(error: unknown, statement: Statement): unknown
  /** An annotation without a value, as in a data class. */
  declared(target: Expr, scope: Scope): void
  import(statement: Extract<Statement, { type: 'import' }>, scope: Scope): void
  /** What `with` hands to its name. */
  entered(value: Value, place: Place): Value
  /** A condition that is not known was taken for true. */
  assumed(test: Expr): void
  unreadable(statement: Statement, why: string): void
  happened(what: string, of: Value, args: Args, place: Place, result: Value): void
}

/** What the names of libraries mean. */
export interface Libraries {
  /** What a name that nothing sets usually stands for. @param stars modules all of whose names were imported */
  usual(name: string, stars: readonly string[]): Value | undefined
  /** The canonical library path of a module, or null where nothing is known of it. */
  module(path: string): string | null
  /** A name of a library: a constant, or the name itself. */
  member(machine: Machine, of: Library, name: string, place: Place): Value
  call(machine: Machine, path: string, args: Args, call: CallExpr | null): Value
  /** What a layer, a model or a loss gives that is called. */
  apply(machine: Machine, made: Made, args: Args, call: CallExpr | null): Value
  madeAttribute(machine: Machine, made: Made, name: string, place: Place): Value
  /** What instances inherit of a library's class; undefined where nothing. */
  inherited(
    machine: Machine,
    instance: Instance,
    bases: readonly string[],
    name: string,
    place: Place,
  ): Value | undefined
  /** An instance of a class that a library's is the base of, called. */
  applyInstance(
    machine: Machine,
    instance: Instance,
    bases: readonly string[],
    args: Args,
    call: CallExpr | null,
  ): Value
  /** What a symbol has under a name. */
  symAttribute(machine: Machine, sym: Sym, name: string, place: Place): Value
  /** An operation on values that are all known; undefined where there is none of this name. */
  compute(
    machine: Machine,
    op: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Value | undefined
  /** What an operation on batches that were put together gives; undefined where it is none that goes by rows. */
  overBatches(
    machine: Machine,
    op: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
    place: Place | null,
  ): Value | undefined
  /** The shape of what an operation gives, as far as that is clear. */
  shapeOf(
    machine: Machine,
    op: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Sym['shape']
  /** An item of something that a library made; undefined where that is not known. */
  item(machine: Machine, of: Made, index: Value): Value | undefined
  /** Puts something under an index of what a library made. */
  setItem(of: Made, index: Value, value: Value): void
  /** What a loop over something that a library made is handed. */
  iterate(
    machine: Machine,
    of: Value,
  ): { readonly items: readonly Value[]; readonly rounds: number | null } | undefined
}

export const given = (value: Value, place: Place): Given => ({ value, place })

/** An argument by its place or one of its names. */
export function argument(args: Args, at: number, ...names: readonly string[]): Given | undefined {
  for (const name of names) {
    const found = args.named.get(name)
    if (found !== undefined) return found
  }
  return at < 0 ? undefined : args.positional[at]
}
