/** What NumPy and itertools do with lists and places, beside computing. */
import type { Machine } from '../evaluate/machine'
import { Dict, isKind, isNDArray, List, Tuple, type Args, type Value } from '../evaluate/values'
import type { NDArray } from '../numeric/ndArray'

type More = (m: Machine, args: readonly Value[], all: Args) => Value | undefined

const ints = (values: readonly number[]): NDArray => ({
  shape: [values.length],
  data: Float64Array.from(values),
  dtype: 'int',
})

/** The places where an array is not 0, an array for each of its axes. */
function placesIn(value: Value | undefined): Value | undefined {
  if (!isNDArray(value)) return undefined
  const { shape, data } = value
  const at = [...data.keys()].filter((i) => data[i] !== 0)
  let step = data.length
  return new Tuple(
    shape.map((length) => {
      step /= length
      const by = step
      return ints(at.map((i) => Math.floor(i / by) % length))
    }),
  )
}

function unique(args: readonly Value[], all: Args): Value | undefined {
  const [value] = args
  const numbers = isNDArray(value)
    ? [...value.data]
    : isKind(value, 'list') && value.items.every((each) => typeof each === 'number')
      ? (value.items as number[])
      : null
  if (numbers === null) return undefined
  const found = [...new Set(numbers)].toSorted((a, b) => a - b)
  const counts = all.named.get('return_counts')?.value === true
  return counts
    ? new Tuple([ints(found), ints(found.map((each) => numbers.filter((x) => x === each).length))])
    : ints(found)
}

/** Pairs, or longer ones, that are chosen from what there is. */
function chosen(m: Machine, items: readonly Value[], length: number, isOrdered: boolean): Value {
  const found: Value[] = []
  const grow = (part: readonly number[]): void => {
    m.spend()
    if (found.length >= 2000) return
    if (part.length === length) {
      found.push(new Tuple(part.map((i) => items[i]!)))
      return
    }
    const from = isOrdered ? 0 : (part.at(-1) ?? -1) + 1
    for (let i = from; i < items.length; i++) if (!part.includes(i)) grow([...part, i])
  }
  grow([])
  return new List(found)
}

const MORE: Readonly<Record<string, More>> = {
  'np.where': (_m, args) => (args.length === 1 ? placesIn(args[0]) : undefined),
  'np.nonzero': (_m, args) => placesIn(args[0]),
  'np.flatnonzero': (_m, args) => {
    const places = placesIn(args[0])
    return isKind(places, 'tuple') ? places.items[0] : undefined
  },
  'np.unique': (_m, args, all) => unique(args, all),
  'np.setdiff1d': (_m, [a, b]) =>
    isNDArray(a) && isNDArray(b)
      ? ints([...a.data].filter((each) => !b.data.includes(each)))
      : undefined,
  'itertools.combinations': (m, [of = null, length = 2]) =>
    isKind(of, 'sym')
      ? undefined
      : chosen(m, m.iterate(of).items.slice(0, 60), Number(length), false),
  'itertools.permutations': (m, [of = null, length = 2]) =>
    isKind(of, 'sym')
      ? undefined
      : chosen(m, m.iterate(of).items.slice(0, 45), Number(length), true),
  'itertools.product': (m, args) => {
    if (args.length !== 2 || args.some((each) => isKind(each, 'sym'))) return undefined
    const [a = [], b = []] = args.map((each) => m.iterate(each).items.slice(0, 45))
    return new List(a.flatMap((x) => b.map((y) => new Tuple([x, y]))))
  },
  'collections.defaultdict': (m, [make = null]) => {
    const dict = new Dict()
    dict.make = () => m.call(make, { positional: [], named: new Map() }, null)
    return dict
  },
  'collections.Counter': () => new Dict(),
}

export function more(m: Machine, path: string, args: Args): Value | undefined {
  return Object.hasOwn(MORE, path)
    ? MORE[path]!(
        m,
        args.positional.map(({ value }) => m.known(value)),
        args,
      )
    : undefined
}
