/** `random` and `numpy.random`, from a fixed beginning: what is read is the same every time. */
import { argument, Raised, type Machine } from '../evaluate/machine'
import { isKind, isNDArray, List, type Args, type Value } from '../evaluate/values'
import type { NDArray } from '../numeric/ndArray'

type Chance = (m: Machine, args: Args) => Value | undefined

const numberAt = (args: Args, at: number, ...names: string[]): number | null => {
  const value = argument(args, at, ...names)?.value
  return typeof value === 'number'
    ? value
    : isNDArray(value) && value.data.length === 1
      ? value.data[0]!
      : null
}

const whole = (m: Machine, from: number, below: number): number => {
  if (!(below > from)) throw new Raised('there is no number in this range')
  return Math.floor(from + m.chance() * (below - from))
}

const listOf = (m: Machine, value: Value): readonly Value[] =>
  typeof value === 'number'
    ? Array.from({ length: Math.min(value, 5000) }, (_, i) => i)
    : m.iterate(value).items

const vector = (values: readonly number[], dtype: NDArray['dtype']): NDArray => ({
  shape: [values.length],
  data: Float64Array.from(values),
  dtype,
})

/** How many are asked for; null for one, undefined where it is not known. */
function count(args: Args, at: number): number | null | undefined {
  const value = argument(args, at, 'size', 'k', 'n')?.value
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return Math.min(value, 5000)
  if (
    (isKind(value, 'tuple') || isKind(value, 'list')) &&
    value.items.length === 1 &&
    typeof value.items[0] === 'number'
  )
    return Math.min(value.items[0], 5000)
  return undefined
}

function numbers(
  m: Machine,
  args: Args,
  at: number,
  dtype: NDArray['dtype'],
  one: () => number,
): Value | undefined {
  const many = count(args, at)
  if (many === undefined) return undefined
  m.spend((many ?? 1) / 10)
  return many === null ? one() : vector(Array.from({ length: many }, one), dtype)
}

function shuffled(m: Machine, items: readonly Value[]): Value[] {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const at = whole(m, 0, i + 1)
    ;[all[i], all[at]] = [all[at]!, all[i]!]
  }
  return all
}

function choice(m: Machine, args: Args): Value | undefined {
  const value = args.positional[0]?.value ?? null
  if (isKind(value, 'sym')) return undefined
  const items = listOf(m, value)
  const many = count(args, 1)
  if (many === undefined || items.length === 0) return undefined
  const pick = () => items[whole(m, 0, items.length)]!
  if (many === null) return pick()
  const distinct = args.named.get('replace')?.value === false
  const picked = distinct ? shuffled(m, items).slice(0, many) : Array.from({ length: many }, pick)
  return picked.every((each) => typeof each === 'number') ? vector(picked, 'int') : new List(picked)
}

const CHANCE: Readonly<Record<string, Chance>> = {
  'random.random': (m) => m.chance(),
  'random.uniform': (m, args) =>
    (numberAt(args, 0) ?? 0) + m.chance() * ((numberAt(args, 1) ?? 1) - (numberAt(args, 0) ?? 0)),
  'random.randint': (m, args) => between(m, args, 1),
  'random.randrange': (m, args) => between(m, args, 0),
  'random.choice': choice,
  'random.sample': (m, args) => {
    const items = args.positional[0]?.value ?? null
    const many = numberAt(args, 1, 'k')
    return isKind(items, 'sym') || many === null
      ? undefined
      : new List(shuffled(m, listOf(m, items)).slice(0, many))
  },
  'random.choices': (m, args) => {
    const items = args.positional[0]?.value ?? null
    if (isKind(items, 'sym')) return undefined
    const all = listOf(m, items)
    return new List(
      Array.from(
        { length: Math.min(100, numberAt(args, -1, 'k') ?? 1) },
        () => all[whole(m, 0, all.length)]!,
      ),
    )
  },
  'random.shuffle': (m, args) => {
    const list = args.positional[0]?.value
    if (isKind(list, 'list')) list.items.splice(0, list.items.length, ...shuffled(m, list.items))
    return null
  },
  'random.seed': () => null,
  'np.random.seed': () => null,
  'np.random.rand': (m, args) => (args.positional.length === 0 ? m.chance() : undefined),
  'np.random.random': (m, args) => numbers(m, args, 0, 'float', () => m.chance()),
  'np.random.uniform': (m, args) => {
    const low = numberAt(args, 0, 'low') ?? 0
    const high = numberAt(args, 1, 'high') ?? 1
    return numbers(m, args, 2, 'float', () => low + m.chance() * (high - low))
  },
  'np.random.randint': (m, args) => {
    const first = numberAt(args, 0, 'low')
    const high = numberAt(args, 1, 'high')
    if (first === null) return undefined
    const hasHigh = argument(args, 1, 'high') !== undefined && !args.named.has('size')
    if (high === null && hasHigh) return undefined
    const [from, below] = high === null ? [0, first] : [first, high]
    return numbers(m, args, 2, 'int', () => whole(m, from, below))
  },
  'np.random.choice': choice,
  'np.random.shuffle': (m, args) => {
    const list = args.positional[0]?.value
    if (isKind(list, 'list')) list.items.splice(0, list.items.length, ...shuffled(m, list.items))
    return null
  },
  'np.random.permutation': (m, args) => {
    const value = args.positional[0]?.value ?? null
    if (isKind(value, 'sym') || (isNDArray(value) && value.shape.length !== 1)) return undefined
    const all = shuffled(m, listOf(m, value))
    return all.every((each) => typeof each === 'number') ? vector(all, 'int') : new List(all)
  },
}

function between(m: Machine, args: Args, more: 0 | 1): Value | undefined {
  const first = numberAt(args, 0, 'a', 'start')
  const second = numberAt(args, 1, 'b', 'stop')
  if (first === null || (second === null && argument(args, 1, 'b', 'stop') !== undefined))
    return undefined
  return second === null ? whole(m, 0, first + more) : whole(m, first, second + more)
}

/** Undefined for what is none of these, or what is asked of something that is not known. */
export function drawn(m: Machine, path: string, args: Args): Value | undefined {
  const name = path
    .replace(/^np\.random\.(RandomState|Generator|default_rng)\./, 'np.random.')
    .replace('.integers', '.randint')
  return Object.hasOwn(CHANCE, name) ? CHANCE[name]!(m, args) : undefined
}
