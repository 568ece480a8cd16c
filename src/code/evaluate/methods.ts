/** Methods of Python's own lists, dictionaries, texts and sets. */
import type { Place } from '../python/ast'
import { LONGEST, OutOfBudget, Raised, type Machine } from './machine'
import { equal } from './operators'
import { shownIn } from './show'
import type { SetOf } from './values'
import { Builtin, Dict, isKind, keyOf, List, Tuple, type Args, type Value } from './values'

type Method = (m: Machine, self: never, args: readonly Value[], all: Args) => Value

export function methodOf(
  m: Machine,
  object: Value,
  name: string,
  _place: Place,
): Value | undefined {
  const table: Readonly<Record<string, Method>> | null =
    typeof object === 'string'
      ? TEXT
      : isKind(object, 'list') || isKind(object, 'tuple')
        ? LIST
        : isKind(object, 'dict')
          ? DICT
          : isKind(object, 'set')
            ? SET
            : null
  if (table === null || !Object.hasOwn(table, name)) return undefined
  const method = table[name]!
  return new Builtin(name, (args) =>
    method(
      m,
      object as never,
      args.positional.map((each) => m.known(each.value)),
      args,
    ),
  )
}

const LIST: Readonly<Record<string, Method>> = {
  append: (m, self: List, [value = null]) => {
    if (self.items.length >= LONGEST) throw new OutOfBudget('a list gets too long to follow')
    m.spend()
    self.items.push(value)
    return null
  },
  extend: (m, self: List, [value = null]) => {
    const items = m.iterate(value).items
    m.spend(items.length)
    if (self.items.length + items.length > LONGEST)
      throw new OutOfBudget('a list gets too long to follow')
    self.items.push(...items)
    return null
  },
  insert: (_m, self: List, [at = 0, value = null]) => {
    self.items.splice(Number(at), 0, value)
    return null
  },
  pop: (_m, self: List, [at = -1]) => self.items.splice(Number(at), 1)[0] ?? null,
  remove: (_m, self: List, [value = null]) => {
    const at = self.items.findIndex((each) => equal(each, value))
    if (at >= 0) self.items.splice(at, 1)
    return null
  },
  clear: (_m, self: List) => {
    self.items.length = 0
    return null
  },
  reverse: (_m, self: List) => {
    self.items.reverse()
    return null
  },
  sort: () => null,
  copy: (_m, self: List) => new List([...self.items]),
  // A shape's.
  as_list: (_m, self: List) => new List([...self.items]),
  index: (_m, self: List, [value = null]) => {
    const at = self.items.findIndex((each) => equal(each, value))
    if (at < 0) throw new Raised('it is not in the list')
    return at
  },
  count: (_m, self: List, [value = null]) => self.items.filter((each) => equal(each, value)).length,
}

const DICT: Readonly<Record<string, Method>> = {
  get: (_m, self: Dict, [key = null, otherwise = null]) => self.get(key) ?? otherwise,
  keys: (_m, self: Dict) => new List([...self.entries.values()].map(({ key }) => key)),
  values: (_m, self: Dict) => new List([...self.entries.values()].map(({ value }) => value)),
  items: (_m, self: Dict) =>
    new List([...self.entries.values()].map(({ key, value }) => new Tuple([key, value]))),
  setdefault: (_m, self: Dict, [key = null, value = null]) => {
    if (self.get(key) === undefined) self.set(key, value)
    return self.get(key) ?? null
  },
  update: (_m, self: Dict, [other = null], all) => {
    if (isKind(other, 'dict'))
      for (const each of other.entries.values()) self.set(each.key, each.value, each.place)
    for (const [key, each] of all.named) self.set(key, each.value, each.place)
    return null
  },
  pop: (_m, self: Dict, [key = null, otherwise = null]) => {
    const found = self.get(key)
    self.entries.delete(keyOf(key))
    return found ?? otherwise
  },
  copy: (_m, self: Dict) => {
    const copy = new Dict()
    for (const each of self.entries.values()) copy.set(each.key, each.value, each.place)
    return copy
  },
}

const SET: Readonly<Record<string, Method>> = {
  add: (_m, self: SetOf, [value = null]) => {
    if (self.items.size < LONGEST) self.items.set(keyOf(value), value)
    return null
  },
  discard: (_m, self: SetOf, [value = null]) => {
    self.items.delete(keyOf(value))
    return null
  },
}

const TEXT: Readonly<Record<string, Method>> = {
  lower: (_m, self: string) => self.toLowerCase(),
  upper: (_m, self: string) => self.toUpperCase(),
  strip: (_m, self: string) => self.trim(),
  split: (_m, self: string, [by = null]) =>
    new List(
      (typeof by === 'string' ? self.split(by) : self.trim().split(/\s+/)).slice(0, LONGEST),
    ),
  splitlines: (_m, self: string) => new List(self.split('\n').slice(0, LONGEST)),
  startsWith: (_m, self: string, [text = '']) => self.startsWith(String(text)),
  startswith: (_m, self: string, [text = '']) => typeof text === 'string' && self.startsWith(text),
  endswith: (_m, self: string, [text = '']) => typeof text === 'string' && self.endsWith(text),
  replace: (_m, self: string, [a = '', b = '']) =>
    typeof a === 'string' && a !== '' && self.length < 1000 ? self.replaceAll(a, String(b)) : self,
  format: (_m, self: string, args) => {
    let at = 0
    return self.length > 1000
      ? self
      : self.replace(/\{[^{}]*\}/g, () => shownIn(args[at++] ?? '')).slice(0, LONGEST)
  },
  join: (m, self: string, [all = null]) =>
    m.iterate(all).items.slice(0, 1000).map(shownIn).join(self.slice(0, 100)).slice(0, LONGEST),
  isdigit: (_m, self: string) => /^\d+$/.test(self),
}
