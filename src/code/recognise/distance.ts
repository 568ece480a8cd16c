/**
 * Which distance a function of two embeddings is, told by what it computes: on a few rows, on equal ones, and
 * on rows that are all but equal, where ε shows.
 */
import type { DistanceId } from '../../domain/choices/distances'
import { DISTANCES } from '../../domain/choices/distances'
import type { ConfigPatch } from '../../domain/config'
import { asArray, type NDArray, type Value } from '../numeric/ndArray'
import { watched } from '../numeric/work'
import { epsilonOf, type Epsilon } from './epsilon'
import { DISTANCE_OF, drawn, matrix, unit, vector, type Vector } from './samples'
import { deviationOf, tidy } from './twoTerms'

/** May throw: a function of somebody else's. */
export type DistanceUnderTest = (a: NDArray, b: NDArray) => Value

/** What comes of N pairs of embeddings of D components. */
export type DistanceShape = 'per_pair' | 'per_component' | 'one_for_all' | 'all_pairs' | 'other'

export interface DistanceReading {
  /** Null where it is none of the page's. */
  readonly family: DistanceId | null
  readonly patch: ConfigPatch
  /** A similarity, or a distance turned round, is larger for nearer embeddings. */
  readonly means: 'distance' | 'similarity' | 'negated_similarity'
  /** So many times the page's; 1 / D for a mean in place of a sum. */
  readonly scale: number
  /** Whether it gives the embeddings length 1 before. */
  readonly normalised: boolean
  readonly shape: DistanceShape
  /** What keeps its root away from 0. */
  readonly epsilon: Epsilon | null
  /** Whether a root is taken of exactly 0 where two embeddings are equal: its slope there is infinite. */
  readonly rootOfZero: boolean
  /** The largest difference from the page's own; null where it is none. */
  readonly deviation: number | null
  readonly said: string
  /** What is wrong with it. */
  readonly problem: 'one_for_all' | 'wrong_axis' | 'not_computable' | null
}

const ROWS = 5

export interface DistanceOptions {
  /** Components of an embedding; 7 where it does not matter. */
  readonly width?: number
}

export function recogniseDistance(
  f: DistanceUnderTest,
  { width = 7 }: DistanceOptions = {},
): DistanceReading {
  try {
    return watched(() => readingOf(f, width)).result
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return none('other', `not computed here: ${why}`, 'not_computable')
  }
}

interface Candidate {
  readonly family: DistanceId
  readonly means: DistanceReading['means']
  readonly normalised: boolean
  of(a: Vector, b: Vector): number
}

const CANDIDATES: readonly Candidate[] = [
  ...(['euclidean', 'squared', 'manhattan', 'cosine'] as const).map((family) => ({
    family,
    means: 'distance' as const,
    normalised: false,
    of: DISTANCE_OF[family],
  })),
  ...(['euclidean', 'squared', 'manhattan'] as const).map((family) => ({
    family,
    means: 'distance' as const,
    normalised: true,
    of: (a: Vector, b: Vector) => DISTANCE_OF[family](unit(a), unit(b)),
  })),
  {
    family: 'cosine',
    means: 'similarity',
    normalised: false,
    of: (a, b) => 1 - DISTANCE_OF.cosine(a, b),
  },
  {
    family: 'cosine',
    means: 'negated_similarity',
    normalised: false,
    of: (a, b) => DISTANCE_OF.cosine(a, b) - 1,
  },
]

function readingOf(f: DistanceUnderTest, width: number): DistanceReading {
  const random = drawn(11)
  const a = Array.from({ length: ROWS }, () => vector(width, random))
  const b = Array.from({ length: ROWS }, () => vector(width, random))
  const result = asArray(f(matrix(a), matrix(b)))
  const shape = shapeOf(result, width)
  const values = [...result.data]

  if (shape === 'one_for_all') return oneForAll(values[0]!, a, b)
  if (shape === 'per_component') return perComponent(values, a, b)
  if (shape === 'other')
    return none(
      'other',
      wrongAxis(values, a, b),
      result.data.length === width ? 'wrong_axis' : null,
    )

  const pairs =
    shape === 'per_pair'
      ? a.map((row, i) => [row, b[i]!] as const)
      : a.flatMap((x) => b.map((y) => [x, y] as const))
  const found = closest(values, pairs, width)
  if (found === null) return none(shape, 'none of the distances here', null)
  return withEpsilon(f, found, shape, width)
}

interface Found {
  readonly candidate: Candidate
  readonly scale: number
  readonly deviation: number
}

/** The distance of which these are a multiple: itself, or a mean in place of a sum. */
function closest(
  values: readonly number[],
  pairs: readonly (readonly [Vector, Vector])[],
  width: number,
): Found | null {
  for (const candidate of CANDIDATES) {
    const wanted = pairs.map(([a, b]) => candidate.of(a, b))
    // A similarity of angles has no other scale; a distance has that of its first value.
    const scale = candidate.family === 'cosine' ? 1 : scaleOf(values[0]! / wanted[0]!, width)
    if (!(scale > 0)) continue
    const scaled = wanted.map((each) => scale * each)
    const { relative, absolute } = deviationOf(values, scaled)
    if (relative <= 1e-3) return { candidate, scale, deviation: absolute }
  }
  return null
}

function scaleOf(ratio: number, width: number): number {
  const likely = [1, 1 / width, 1 / Math.sqrt(width), 0.5]
  return likely.find((each) => Math.abs(each - ratio) <= 2e-3 * each) ?? tidy(ratio)
}

/** Two embeddings with Σ(a − b)² as it should be. */
function inPlane(square: number, width: number): readonly [Vector, Vector] {
  const row = vector(width, drawn(5))
  return [row, row.map((x, i) => (i === 0 ? x + Math.sqrt(square) : x))]
}

/** The same, both of length 1: up to 4. */
function onSphere(square: number, width: number): readonly [Vector, Vector] {
  const at = (first: number, second: number) =>
    Array.from({ length: width }, (_, i) => (i === 0 ? first : i === 1 ? second : 0))
  return [at(1, 0), at(1 - square / 2, Math.sqrt(square - square ** 2 / 4))]
}

function withEpsilon(
  f: DistanceUnderTest,
  { candidate, scale, deviation }: Found,
  shape: DistanceShape,
  width: number,
): DistanceReading {
  const { family, means, normalised } = candidate
  const hasRoot = DISTANCES[family].root
  const at = (square: number): number => {
    const [row, other] = normalised ? onSphere(square, width) : inPlane(square, width)
    const { data } = asArray(f(matrix([row, row]), matrix([other, other])))
    return data[0]! / scale
  }
  const { rootsOfZero } = watched(() => at(0))
  const epsilon = hasRoot ? epsilonOf(at) : null
  const rootOfZero = hasRoot && rootsOfZero > 0
  const patch: ConfigPatch = { distance: family, ...epsilon?.patch }
  const words = [
    means === 'similarity'
      ? 'cosine similarity'
      : means === 'negated_similarity'
        ? 'cosine similarity turned round'
        : DISTANCES[family].label,
    normalised ? 'of embeddings of length 1' : '',
    scaleWords(scale, width),
    epsilon?.said ?? '',
    rootOfZero && epsilon !== null && epsilon.kind !== 'none'
      ? 'yet the root itself is taken of 0 where embeddings are equal'
      : '',
    shape === 'all_pairs' ? 'of all rows from all rows' : '',
  ]
  return {
    family,
    patch,
    means,
    scale,
    normalised,
    shape,
    epsilon,
    rootOfZero,
    deviation,
    said: words.filter((each) => each !== '').join(', '),
    problem: null,
  }
}

function scaleWords(scale: number, width: number): string {
  if (scale === 1) return ''
  if (scale === 1 / width) return 'a mean over the components in place of a sum'
  if (scale === 1 / Math.sqrt(width)) return 'with a mean under the root in place of a sum'
  return `times ${Number(scale.toPrecision(4))}`
}

function shapeOf({ shape, data }: NDArray, width: number): DistanceShape {
  if (data.length === 1) return 'one_for_all'
  if (data.length === ROWS) return 'per_pair'
  if (data.length === ROWS * width) return 'per_component'
  return data.length === ROWS * ROWS && shape.includes(ROWS) ? 'all_pairs' : 'other'
}

const LOST_AXIS = 'one number for the whole batch'

/** Where the axis was left out: told by what it is of all numbers at once. */
function oneForAll(value: number, a: readonly Vector[], b: readonly Vector[]): DistanceReading {
  const [all, others] = [a.flat(), b.flat()]
  const found = CANDIDATES.find(({ of }) => closeTo(value, of(all, others)))
  const mean = CANDIDATES.find(({ of }) =>
    closeTo(value, a.reduce((sum, row, i) => sum + of(row, b[i]!), 0) / a.length),
  )
  const what = (found ?? mean)?.family
  const words =
    what === undefined
      ? LOST_AXIS
      : `${DISTANCES[what].label}, but ${LOST_AXIS}: ${found === undefined ? 'the mean over its pairs' : 'the axis of the components (axis=1) is missing'}`
  return none('one_for_all', words, 'one_for_all')
}

const closeTo = (value: number, wanted: number) =>
  Math.abs(value - wanted) <= 1e-3 * (1 + Math.abs(wanted))

/** |a − b| and its kin, which a Dense(1) may follow. */
function perComponent(
  values: readonly number[],
  a: readonly Vector[],
  b: readonly Vector[],
): DistanceReading {
  const differences = a.flatMap((row, i) => row.map((x, k) => x - b[i]![k]!))
  const is = (f: (x: number) => number) =>
    values.every((each, i) => closeTo(each, f(differences[i]!)))
  const what = is(Math.abs)
    ? '|a − b|, component by component'
    : is((x) => x * x)
      ? '(a − b)², component by component'
      : is((x) => x) || is((x) => -x)
        ? 'a − b, component by component'
        : 'one number for each component'
  return none('per_component', what, null)
}

function wrongAxis(values: readonly number[], a: readonly Vector[], b: readonly Vector[]): string {
  const width = a[0]!.length
  if (values.length !== width)
    return `${values.length} numbers for ${a.length} pairs of ${width} components`
  const columns = Array.from(
    { length: width },
    (_, k) => [a.map((row) => row[k]!), b.map((row) => row[k]!)] as const,
  )
  const found = CANDIDATES.find(({ of }) =>
    columns.every(([x, y], k) => closeTo(values[k]!, of(x, y))),
  )
  const what = found === undefined ? 'something' : DISTANCES[found.family].label
  return `${what} over the pairs of the batch, not over the components: the axis is the wrong one`
}

const none = (
  shape: DistanceShape,
  said: string,
  problem: DistanceReading['problem'],
): DistanceReading => ({
  family: null,
  patch: {},
  means: 'distance',
  scale: 1,
  normalised: false,
  shape,
  epsilon: null,
  rootOfZero: false,
  deviation: null,
  said,
  problem,
})
