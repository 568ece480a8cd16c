/** Python's own functions, as far as networks are written with them. */
import type { NDArray } from '../numeric/ndArray'
import { LONGEST, OutOfBudget, Raised, type Machine } from './machine'
import { ancestry } from './members'
import { compareOf, binaryOf } from './operators'
import { shownIn } from './show'
import {
  Builtin,
  Dict,
  isKind,
  isNDArray,
  keyOf,
  kindOf,
  Library,
  List,
  SetOf,
  Sym,
  Tuple,
  type Args,
  type Value,
} from './values'

type Run = (m: Machine, args: readonly Value[], all: Args) => Value

const number = (value: Value | undefined): number => {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
    return Number(value)
  if (isNDArray(value) && value.data.length === 1) return value.data[0]!
  throw new Raised('a number is needed here')
}

/** What float('-inf') and its kin are; null for other values. */
function beyondNumbers(value: Value): number | null {
  const [, sign, name] =
    (typeof value === 'string' ? /^\s*([+-]?)(inf|infinity|nan)\s*$/i.exec(value) : null) ?? []
  if (name === undefined) return null
  return name.toLowerCase() === 'nan' ? NaN : sign === '-' ? -Infinity : Infinity
}

function range(m: Machine, args: readonly Value[]): Value {
  const numbers = args.map(number)
  const [from, to] = numbers.length === 1 ? [0, numbers[0]!] : [numbers[0]!, numbers[1]!]
  const by = numbers[2] ?? 1
  const length = Math.max(0, Math.ceil((to - from) / by))
  if (!(length <= 1e12)) throw new OutOfBudget('a range is too long to follow')
  // What a loop goes over is cut; how many rounds there are is kept beside.
  const shown = Math.min(length, LONGEST / 4)
  m.spend(shown / 50)
  const list = new List(Array.from({ length: shown }, (_, i) => from + i * by))
  m.ranges.set(list, length)
  return list
}

function zip(m: Machine, args: readonly Value[]): Value {
  const all = args.map((each) => m.iterate(each))
  const length = Math.min(...all.map(({ items }) => items.length))
  const list = new List(
    Array.from(
      { length: Number.isFinite(length) ? length : 0 },
      (_, i) => new Tuple(all.map(({ items }) => items[i]!)),
    ),
  )
  const open = all.find(({ rounds }) => rounds === null)
  if (open !== undefined) m.ranges.set(list, null)
  return list
}

function extreme(m: Machine, args: readonly Value[], op: '<' | '>'): Value {
  const items = args.length === 1 ? m.iterate(args[0]!).items : args
  const [first, ...rest] = items
  if (first === undefined) throw new Raised('nothing to choose from')
  return rest.reduce(
    (best, each) => (m.truth(compareOf(op, each, best)) === true ? each : best),
    first,
  )
}

/** Whether a symbol was computed, so that it is a tensor; what a loader gives may be anything. */
const isTensor = (sym: Sym): boolean =>
  ((sym.op.startsWith('.') || sym.op === 'item') &&
    isKind(sym.args[0], 'sym') &&
    isTensor(sym.args[0])) ||
  sym.layer !== null ||
  sym.op === 'input' ||
  /^[-+*/@]|^torch\.|^tf\.|^keras\.|^criterion$/.test(sym.op)

/** Whether what is asked for is one of Python's types. */
function isInstance(m: Machine, value: Value, of: Value): boolean | null {
  if (isKind(of, 'tuple')) {
    const all = of.items.map((each) => isInstance(m, value, each))
    return all.includes(true) ? true : all.includes(null) ? null : false
  }
  if (isKind(value, 'sym')) {
    if (!isTensor(value)) return null
    return isKind(of, 'library') ? /Tensor$/.test(of.path) : false
  }
  if (isKind(of, 'class')) return isKind(value, 'instance') && ancestry(value.of).includes(of)
  if (isKind(of, 'library')) {
    if (isKind(value, 'instance')) return ancestry(value.of).includes(of.path)
    return isKind(value, 'made') ? value.path === of.path || value.path.startsWith(of.path) : false
  }
  if (!isKind(of, 'builtin')) return null
  switch (of.name) {
    case 'int':
      return typeof value === 'number' && Number.isInteger(value)
    case 'float':
      return typeof value === 'number' && !Number.isInteger(value)
    case 'str':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean'
    case 'list':
    case 'tuple':
    case 'dict':
    case 'set':
      return isKind(value, of.name)
    default:
      return null
  }
}

const TABLE: Readonly<Record<string, Run>> = {
  range,
  zip,
  len: (m, [value = null]) => {
    if (typeof value === 'string') return value.length
    if (isKind(value, 'list') || isKind(value, 'tuple'))
      return m.ranges.get(value as List) ?? value.items.length
    if (isKind(value, 'dict')) return value.entries.size
    if (isKind(value, 'set')) return value.items.size
    if (isNDArray(value)) return value.shape[0] ?? 0
    if (isKind(value, 'made') && isKind(value.attributes.get('targets')?.value, 'list'))
      return (value.attributes.get('targets')!.value as List).items.length
    if (isKind(value, 'made') && isNDArray(value.attributes.get('targets')?.value))
      return (value.attributes.get('targets')!.value as NDArray).shape[0] ?? 0
    if (isKind(value, 'instance'))
      return m.call(
        m.attribute(value, '__len__', value.place),
        { positional: [], named: new Map() },
        null,
      )
    return m.operate('len', [value], new Map(), null)
  },
  enumerate: (m, [value = null, start = 0], all) => {
    const { items, rounds } = m.iterate(value)
    const from = number(all.named.get('start')?.value ?? start)
    m.spend(items.length / 20)
    const list = new List(items.map((each, i) => new Tuple([from + i, each])))
    m.ranges.set(list, rounds)
    return list
  },
  list: (m, [value]) => (value === undefined ? new List([]) : listed(m, value)),
  iter: (_m, [value = null]) => value,
  next: (m, [value = null]) => m.iterate(value).items[0] ?? null,
  reversed: (m, [value = null]) => new List(m.iterate(value).items.toReversed()),
  sorted: (m, [value = null]) => new List(m.iterate(value).items.toSorted((a, b) => orderOf(a, b))),
  tuple: (m, [value]) => new Tuple(value === undefined ? [] : m.iterate(value).items),
  set: (m, [value]) =>
    new SetOf(
      new Map(value === undefined ? [] : m.iterate(value).items.map((each) => [keyOf(each), each])),
    ),
  frozenset: (m, [value]) =>
    new SetOf(
      new Map(value === undefined ? [] : m.iterate(value).items.map((each) => [keyOf(each), each])),
    ),
  dict: (m, [value], all) => {
    const dict = new Dict()
    if (isKind(value, 'dict'))
      for (const each of value.entries.values()) dict.set(each.key, each.value, each.place)
    else if (value !== undefined)
      for (const each of m.iterate(value).items) {
        const [key, entry] = m.iterate(each).items
        dict.set(key ?? null, entry ?? null)
      }
    for (const [key, each] of all.named) dict.set(key, each.value, each.place)
    return dict
  },
  map: (m, [f = null, ...rest]) => {
    const rows = rest.map((each) => m.iterate(each))
    const length = Math.min(...rows.map(({ items }) => items.length))
    return new List(
      Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, i) =>
        m.call(
          f,
          {
            positional: rows.map(({ items }) => ({ value: items[i]!, place: NOWHERE })),
            named: new Map(),
          },
          null,
        ),
      ),
    )
  },
  filter: (m, [f = null, value = null]) =>
    new List(
      m
        .iterate(value)
        .items.filter(
          (each) =>
            m.truth(
              f === null
                ? each
                : m.call(
                    f,
                    { positional: [{ value: each, place: NOWHERE }], named: new Map() },
                    null,
                  ),
            ) ?? true,
        ),
    ),
  int: (_m, [value = 0]) => Math.trunc(number(value)),
  float: (_m, [value = 0]) => beyondNumbers(value) ?? number(value),
  bool: (m, [value = false]) => m.truth(value) ?? m.operate('bool', [value], new Map(), null),
  str: (_m, [value = '']) => shownIn(value),
  repr: (_m, [value = '']) => shownIn(value),
  abs: (_m, [value = 0]) =>
    isNDArray(value)
      ? ({ ...value, data: value.data.map(Math.abs) } satisfies NDArray)
      : Math.abs(number(value)),
  round: (_m, [value = 0, digits = 0]) =>
    Math.round(number(value) * 10 ** number(digits)) / 10 ** number(digits),
  pow: (_m, [a = 0, b = 0]) => binaryOf('**', a, b),
  sum: (m, [value = null, start = 0]) =>
    m
      .iterate(value)
      .items.reduce<Value>(
        (total, each) =>
          isKind(total, 'sym') || isKind(each, 'sym')
            ? m.operate('+', [total, each], new Map(), null)
            : binaryOf('+', total, each),
        start,
      ),
  max: (m, args) => extreme(m, args, '>'),
  min: (m, args) => extreme(m, args, '<'),
  any: (m, [value = null]) => m.iterate(value).items.some((each) => m.truth(each) === true),
  all: (m, [value = null]) => m.iterate(value).items.every((each) => m.truth(each) !== false),
  print: () => null,
  isinstance: (m, [value = null, of = null]) =>
    isInstance(m, value, of) ?? m.operate('isinstance', [value], new Map(), null),
  issubclass: () => true,
  callable: (_m, [value = null]) =>
    isKind(value, 'func') ||
    isKind(value, 'builtin') ||
    isKind(value, 'class') ||
    isKind(value, 'library'),
  hasattr: (m, [object = null, name = '']) =>
    !isKind(m.attribute(object, String(name), NOWHERE), 'sym'),
  getattr: (m, [object = null, name = '', otherwise]) => {
    const found = m.attribute(object, String(name), NOWHERE)
    return isKind(found, 'sym') && otherwise !== undefined && !isKind(object, 'sym')
      ? otherwise
      : found
  },
  setattr: (m, [object = null, name = '', value = null]) => {
    m.setAttribute(object, String(name), value, null)
    return null
  },
  type: (m, [value = null]) => {
    if (isKind(value, 'instance')) return value.of
    if (isKind(value, 'sym'))
      return isTensor(value)
        ? new Library('torch.Tensor')
        : m.operate('type', [value], new Map(), null)
    const name =
      typeof value === 'string'
        ? 'str'
        : typeof value === 'number'
          ? 'int'
          : typeof value === 'boolean'
            ? 'bool'
            : kindOf(value)
    return m.builtin(name)
  },
  id: () => 0,
  vars: (_m, [value = null]) => value,
  staticmethod: (_m, [value = null]) => value,
  classmethod: (_m, [value = null]) => value,
  property: (_m, [value = null]) => value,
  object: () => null,
  exit: (m) => m.exit(),
  quit: (m) => m.exit(),
  input: (m) => m.unknown('it is typed in when the code runs', null),
  divmod: (_m, [a = 0, b = 1]) => new Tuple([binaryOf('//', a, b), binaryOf('%', a, b)]),
}
const NOWHERE = { from: 0, to: 0 }

function listed(m: Machine, value: Value): Value {
  const { items, rounds } = m.iterate(value)
  const list = new List([...items])
  if (rounds !== items.length) m.ranges.set(list, rounds)
  return list
}

const orderOf = (a: Value, b: Value): number => {
  try {
    return compareOf('<', a, b) === true ? -1 : compareOf('>', a, b) === true ? 1 : 0
  } catch {
    return 0
  }
}

/** Needs symbols as little as can be: what is given one that no loop goes over flows on as one. */
const TAKES_SYMBOLS: ReadonlySet<string> = new Set([
  'enumerate',
  'zip',
  'list',
  'tuple',
  'iter',
  'next',
  'map',
  'print',
  'len',
  'sum',
  'isinstance',
  'hasattr',
  'getattr',
  'setattr',
  'dict',
  'bool',
  'any',
  'all',
  'vars',
  'exit',
  'quit',
  'reversed',
  'callable',
  'type',
  'id',
  'staticmethod',
  'property',
  'classmethod',
  'super',
  'range',
  'sorted',
])

export function builtins(m: Machine): ReadonlyMap<string, Builtin> {
  return new Map(
    Object.entries(TABLE).map(([name, run]) => [
      name,
      new Builtin(name, (all, call) => {
        const args = all.positional.map((each) => m.known(each.value))
        const open = args.some((each) => each instanceof Sym)
        if (open && !TAKES_SYMBOLS.has(name)) return m.operate(name, args, new Map(), call)
        if (name === 'range' && open) return m.operate('range', args, new Map(), call)
        return run(m, args, all)
      }),
    ]),
  )
}
