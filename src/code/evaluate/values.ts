/**
 * What names stand for while pasted code is followed. Plain values are JavaScript's own; a number may
 * be Python's int or float. What cannot be known here is a symbol, which flows on: it remembers what it
 * was made of, so that a network, a distance or a scale can be read off it afterwards.
 */
import type { CallExpr, ClassDef, Expr, Param, Place, Statement } from '../python/ast'
import type { NDArray } from '../numeric/ndArray'

export type Value =
  | null
  | boolean
  | number
  | string
  | NDArray
  | List
  | Tuple
  | Dict
  | SetOf
  | SliceOf
  | Ellipsis
  | Func
  | Builtin
  | Class
  | Instance
  | Super
  | Library
  | Made
  | Sym

/** A value as an argument, with where in the text it was said first, as far as that is known. */
export interface Given {
  readonly value: Value
  readonly place: Place
  /** What it is the first part of, where nobody knows how many there are. */
  readonly rest?: Sym
}

export interface Args {
  readonly positional: readonly Given[]
  readonly named: ReadonlyMap<string, Given>
}

export const NO_ARGS: Args = { positional: [], named: new Map() }

export class List {
  readonly kind = 'list'
  constructor(readonly items: Value[]) {}
}
export class Tuple {
  readonly kind = 'tuple'
  constructor(readonly items: readonly Value[]) {}
}
export class SetOf {
  readonly kind = 'set'
  constructor(readonly items: Map<string, Value>) {}
}
export class Dict {
  readonly kind = 'dict'
  /** What stands under a key that nothing was put under, of a defaultdict. */
  make: (() => Value) | null = null
  readonly entries = new Map<string, { readonly key: Value; value: Value; place: Place | null }>()

  get(key: Value): Value | undefined {
    return this.entries.get(keyOf(key))?.value
  }
  set(key: Value, value: Value, place: Place | null = null): void {
    this.entries.set(keyOf(key), { key, value, place })
  }
}
export class SliceOf {
  readonly kind = 'slice'
  constructor(readonly parts: readonly (Value | undefined)[]) {}
}
export class Ellipsis {
  readonly kind = 'ellipsis'
}

/** A function or lambda, with the scope it was made in. */
export class Func {
  readonly kind = 'func'
  constructor(
    readonly name: string,
    readonly params: readonly Param[],
    /** Values of parameters left out, made where the function was. */
    readonly defaults: ReadonlyMap<string, Value>,
    readonly body: readonly Statement[] | Expr,
    readonly scope: Scope,
    readonly place: Place,
    /** What a method is bound to. */
    readonly self: Value | undefined = undefined,
    /** The class that a method is written in, for super(). */
    readonly owner: Class | null = null,
    readonly role: 'plain' | 'static' | 'class' | 'property' = 'plain',
  ) {}

  /** Whether it was followed at least once, and is run without gradients; shared by all that are bound of it. */
  used: { times: number; without: Place | null } = { times: 0, without: null }

  bound(self: Value): Func {
    const copy = new Func(
      this.name,
      this.params,
      this.defaults,
      this.body,
      this.scope,
      this.place,
      self,
      this.owner,
      this.role,
    )
    copy.used = this.used
    return copy
  }
}

/** Something of Python's or ours that can be called. */
export class Builtin {
  readonly kind = 'builtin'
  constructor(
    readonly name: string,
    readonly call: (args: Args, call: CallExpr | null) => Value,
  ) {}
}

export class Class {
  readonly kind = 'class'
  readonly members = new Map<string, Binding>()
  /** Names of a data class's fields without a default. */
  readonly declared: string[] = []
  /** Whether `@dataclass` makes its `__init__`. */
  isData = false
  constructor(
    readonly name: string,
    readonly bases: readonly Value[],
    readonly definition: ClassDef,
  ) {}
}

export class Instance {
  readonly kind = 'instance'
  readonly attributes = new Map<string, Binding>()
  /** What `__init__` was given. */
  readonly given = new Map<string, Binding>()
  constructor(
    readonly of: Class,
    readonly place: Place,
  ) {}
}

export class Super {
  readonly kind = 'super'
  constructor(
    readonly self: Value,
    readonly after: Class,
  ) {}
}

/** A name of a library, by its canonical path: `keras.layers.Conv2D`, `torch.nn.functional.relu`. */
export class Library {
  readonly kind = 'library'
  constructor(readonly path: string) {}
}

/** What a library makes: a layer, a model, an optimiser, a loss, a loader. */
export class Made {
  readonly kind = 'made'
  readonly attributes = new Map<string, Binding>()
  /** Layers within, of a Sequential. */
  readonly inside: Value[] = []
  constructor(
    readonly path: string,
    readonly args: Args,
    readonly place: Place,
  ) {}
}

let symbols = 0
/** How many symbols there have been: those made from here on have this number or a higher one. */
export const symbolsSoFar = (): number => symbols

/** What is not known before it runs: an image, an embedding, a loss. */
export class Sym {
  readonly kind = 'sym'
  readonly id = symbols++
  constructor(
    /** `input`, `unknown`, `layer`, an operator, or an operation by its library's name. */
    readonly op: string,
    readonly args: readonly Value[],
    readonly named: ReadonlyMap<string, Value>,
    /** With null for the batch; null where it is not known. */
    readonly shape: Dims | null,
    readonly place: Place | null,
    /** The layer that was applied. */
    readonly layer: Made | null = null,
    /** Why it is not known, where that is for somebody to read. */
    readonly reason: string | null = null,
  ) {}
}
export type Dims = readonly (number | null)[]

/** What a name stands for, and where its value was said. */
export interface Binding {
  value: Value
  place: Place | null
}

export class Scope {
  readonly names = new Map<string, Binding>()
  /** Names that an assignment here sets elsewhere. */
  readonly elsewhere = new Map<string, Scope>()
  constructor(
    readonly outer: Scope | null,
    readonly isClass = false,
  ) {}

  find(name: string): Binding | undefined {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a walk up the scopes begins here
    for (let scope: Scope | null = this; scope !== null; scope = scope.outer) {
      const found = scope.names.get(name)
      if (found !== undefined && (scope === this || !scope.isClass)) return found
    }
    return undefined
  }

  set(name: string, value: Value, place: Place | null): void {
    const scope = this.elsewhere.get(name) ?? this
    scope.names.set(name, { value, place })
  }
}

export const isNDArray = (value: Value | undefined): value is NDArray =>
  typeof value === 'object' && value !== null && 'data' in value

export const kindOf = (value: Value | undefined): string =>
  typeof value === 'object' && value !== null
    ? 'kind' in value
      ? value.kind
      : 'array'
    : value === null
      ? 'none'
      : typeof value

export const isKind = <K extends string>(
  value: Value | undefined,
  kind: K,
): value is Extract<Value, { readonly kind: K }> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind

/** A key of a dictionary or set as text; what has no such text is a key by itself. */
export function keyOf(key: Value): string {
  if (isKind(key, 'tuple')) return `(${key.items.map(keyOf).join(',')})`
  if (isNDArray(key)) return `n${key.data[0]}`
  if (typeof key === 'object' && key !== null) return `o${identity(key)}`
  return `${typeof key === 'boolean' ? 'n' : (typeof key)[0]}${typeof key === 'boolean' ? Number(key) : String(key)}`
}

const identities = new WeakMap<object, number>()
let identitiesGiven = 0
function identity(value: object): number {
  const known = identities.get(value) ?? identitiesGiven++
  identities.set(value, known)
  return known
}
