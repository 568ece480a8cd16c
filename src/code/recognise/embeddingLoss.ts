/**
 * Which loss over labelled pairs of embeddings a function is, its distance included: embeddings are put
 * as far apart as a measure should be, and where the costs go by that measure alone, it is the one.
 */
import type { DistanceId } from '../../domain/choices/distances'
import { LOSSES } from '../../domain/choices/losses'
import { DEFAULT_CONFIG, type ConfigPatch } from '../../domain/config'
import { concat, stack } from '../numeric/layout'
import { unstacked } from '../numeric/library/making'
import { asArray, scalar, type NDArray, type Value } from '../numeric/ndArray'
import { watched } from '../numeric/work'
import { epsilonOf, type Epsilon } from './epsilon'
import { recogniseLoss, type LossReading } from './pairLoss'
import { shaped, type BatchShape, type LossUnderTest } from './probe'
import { tidy } from './twoTerms'
import { drawn, matrix, PLACED, vector, type Vector } from './samples'

/** May throw: a function of somebody else's. */
export type EmbeddingLossUnderTest = (a: NDArray, b: NDArray, labels: NDArray) => Value

export interface EmbeddingLossOptions {
  /** Components of an embedding; 6 where it does not matter. */
  readonly width?: number
  /** How labels come; one axis where absent. */
  readonly labels?: BatchShape
}

export interface EmbeddingLossReading extends LossReading {
  /** The distance that it takes; null where its costs go by none of the page's alone. */
  readonly distance: DistanceId | null
  /** Whether it gives the embeddings length 1 before. */
  readonly normalised: boolean
  readonly epsilon: Epsilon | null
  /** Whether a root is taken of exactly 0 where two embeddings are equal. */
  readonly rootOfZero: boolean
}

/** A distance, and how a vector is put so far from another. */
export interface Measure {
  readonly distance: DistanceId
  readonly normalised: boolean
  readonly most: number
  place(from: Vector, distance: number, random: () => number): Vector
}

const measure = (distance: DistanceId): Measure => ({
  distance,
  normalised: false,
  most: distance === 'cosine' ? 2 : Infinity,
  place: PLACED[distance],
})

/** In the order they are tried. */
export const MEASURES: readonly Measure[] = [
  measure('euclidean'),
  measure('squared'),
  measure('manhattan'),
  measure('cosine'),
  {
    distance: 'euclidean',
    normalised: true,
    most: 2,
    // Of unit vectors d² = 2 − 2cos.
    place: (from, distance, random) => PLACED.cosine(from, distance ** 2 / 2, random),
  },
  {
    distance: 'squared',
    normalised: true,
    most: 4,
    place: (from, distance, random) => PLACED.cosine(from, distance / 2, random),
  },
]

export function recogniseEmbeddingLoss(
  f: EmbeddingLossUnderTest,
  options: EmbeddingLossOptions = {},
): EmbeddingLossReading {
  return watched(() => {
    const reading = readable(f, options)
    // Some are written for one pair, and called in a loop.
    const byRow = reading.problem === 'not_computable' ? readable(rowByRow(f), options) : reading
    return byRow.problem === 'not_computable' ? reading : byRow
  }).result
}

function readable(f: EmbeddingLossUnderTest, options: EmbeddingLossOptions): EmbeddingLossReading {
  try {
    return readingOf(f, options)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { ...NONE, said: `not computed here: ${why}`, problem: 'not_computable' }
  }
}

function readingOf(
  f: EmbeddingLossUnderTest,
  { width: given, labels = 'n' }: EmbeddingLossOptions,
): EmbeddingLossReading {
  const width = given ?? 6
  let told: LossReading | null = null
  for (const measure of MEASURES) {
    try {
      if (!goesBy(f, measure, width, labels)) continue
    } catch {
      // Why it cannot be computed is said by asking it in full.
    }
    const ask = (components: number) =>
      recogniseLoss(byDistance(f, measure, components, 3), {
        shapes: { labels, outputs: 'n' },
        distance: measure.distance,
        takes: ['distance', 'before_sigma'],
        turns: false,
        canBe: (output) => output >= 0 && output <= measure.most,
      })
    const found = ask(width)
    const isOfMean =
      given === undefined && found.scale !== 1 && ask(2 * width).patch.margin !== found.patch.margin
    const reading = isOfMean ? ofMean(found, measure.distance, width) : found
    if (reading.family !== null) return withDistance(f, reading, measure, width, labels)
    if (told === null || told.said === UNTOLD) told = reading
    if (reading.problem === 'not_computable') break
  }
  return { ...NONE, ...told }
}

/** Both embeddings of a pair in one output, as Keras hands them to a loss, in any of its layouts. */
export function recogniseStackedPairLoss(
  f: LossUnderTest,
  options: EmbeddingLossOptions = {},
): EmbeddingLossReading {
  const layouts: readonly ((parts: readonly NDArray[]) => NDArray)[] = [
    (parts) => concat(parts, 1),
    (parts) => stack(parts, 1),
    (parts) => stack(parts, 0),
  ]
  const readings = layouts.map((layout) =>
    recogniseEmbeddingLoss((a, b, labels) => f(labels, layout([a, b])), {
      labels: 'n1',
      ...options,
    }),
  )
  return readings.find(({ family }) => family !== null) ?? readings[0]!
}

/** What says no more than that it is none. */
const UNTOLD = 'none of the losses here'

/** What a pair costs goes by none of the page's distances alone. */
const NONE: EmbeddingLossReading = {
  family: null,
  patch: {},
  takes: null,
  labels: [0, 1],
  scale: 1,
  reduces: null,
  everyLabel: false,
  deviation: null,
  said: 'none of the losses here: what a pair costs goes by none of the distances here alone',
  problem: null,
  nearest: null,
  curve: null,
  distance: null,
  normalised: false,
  epsilon: null,
  rootOfZero: false,
}

/** What it is where its distance is a mean over the components: its margin is not a sum's. */
function ofMean(found: LossReading, distance: DistanceId, width: number): LossReading {
  const { margin = 0 } = found.patch
  const count = distance === 'euclidean' ? Math.sqrt(width) : width
  const nominal = tidy(margin / count)
  // Of embeddings as wide as these: different pairs at the margin, same ones at a distance of 2.
  const deviation = Math.max((nominal * (1 - 1 / count)) ** 2, 4 * (1 - 1 / count ** 2))
  return {
    ...found,
    family: null,
    patch: {},
    deviation: null,
    said: `none of the losses here: ${LOSSES[found.family ?? 'contrastive'].label}, margin ${nominal}, of a distance that is a mean over the components where the page’s is a sum`,
    nearest: { patch: { ...found.patch, margin: nominal, distance }, deviation },
  }
}

/** A function of one pair, a vector each, as one of many. */
export const rowByRow =
  (f: EmbeddingLossUnderTest): EmbeddingLossUnderTest =>
  (a, b, labels) => {
    const [rowsOfA, rowsOfB, each] = [unstacked(a), unstacked(b), [...labels.data]]
    return rowsOfA.map((row, i) => asArray(f(row, rowsOfB[i]!, scalar(each[i]!, 'int'))))
  }

/** Whether embeddings that are as far apart by a measure cost the same, wherever they lie. */
function goesBy(
  f: EmbeddingLossUnderTest,
  measure: Measure,
  width: number,
  labels: BatchShape,
): boolean {
  const [once, again] = [3, 4].map((seed) => byDistance(f, measure, width, seed))
  const cost = (g: LossUnderTest, label: number, distance: number) =>
    meanOf(asArray(g(shaped([label], labels), shaped([distance], 'n'))))
  return [1, 0, -1].every((label) =>
    [0.4, 1.1].every((distance) => {
      const [x, y] = [cost(once!, label, distance), cost(again!, label, distance)]
      return !(Math.abs(x - y) > 1e-3 * (1 + Math.abs(x)))
    }),
  )
}

const meanOf = ({ data }: NDArray) => data.reduce((sum, each) => sum + each, 0) / data.length

/** A function of embeddings as one of their distances: they are put so far apart. */
export function byDistance(
  f: EmbeddingLossUnderTest,
  { place }: Measure,
  width: number,
  seed: number,
): LossUnderTest {
  return (labels, outputs) => {
    const random = drawn(seed)
    const a = [...outputs.data].map(() => vector(width, random))
    const b = a.map((row, i) => place(row, outputs.data[i]!, random))
    return f(matrix(a), matrix(b), labels)
  }
}

function withDistance(
  f: EmbeddingLossUnderTest,
  reading: LossReading,
  { distance, normalised }: Measure,
  width: number,
  labels: BatchShape,
): EmbeddingLossReading {
  const hasRoot = distance === 'euclidean' && !normalised
  const { rootsOfZero } = watched(() => costNear(f, reading, width, labels, false)(0))
  const epsilon = hasRoot ? epsilonOf(distanceNear(f, reading, width, labels)) : null
  const patch: ConfigPatch = { ...reading.patch, distance, ...epsilon?.patch }
  const words = [
    reading.said,
    `on the ${distance === 'euclidean' ? 'Euclidean' : distance === 'squared' ? 'squared Euclidean' : distance === 'manhattan' ? 'Manhattan' : 'cosine'} distance`,
    normalised ? 'of embeddings of length 1' : '',
    epsilon?.said ?? '',
  ]
  return {
    ...reading,
    patch,
    said: words.filter((each) => each !== '').join(', '),
    distance,
    normalised,
    epsilon,
    rootOfZero: rootsOfZero > 0,
  }
}

/** What a pair costs whose Σ(a − b)² is this. */
function costNear(
  f: EmbeddingLossUnderTest,
  { labels: [low, high], patch }: LossReading,
  width: number,
  shape: BatchShape,
  isSame: boolean,
) {
  const row = vector(width, drawn(5))
  const label = isSame === (patch.convention === 'same') ? high : low
  return (square: number): number => {
    const other = row.map((x, i) => (i === 0 ? x + Math.sqrt(square) : x))
    const { data } = asArray(f(matrix([row]), matrix([other]), shaped([label], shape)))
    return data[0] ?? NaN
  }
}

/**
 * The distance that the costs of nearly equal embeddings say: of different pairs, which NaN comes of,
 * where they cost something there, else of same ones.
 */
function distanceNear(
  f: EmbeddingLossUnderTest,
  reading: LossReading,
  width: number,
  labels: BatchShape,
): (square: number) => number {
  const { near, far, power, factor } = LOSSES[reading.family as 'contrastive'].terms({
    ...DEFAULT_CONFIG,
    ...reading.patch,
  })
  const by = reading.scale * factor
  const isPushed = far > 0
  const cost = costNear(f, reading, width, labels, !isPushed)
  return (square) => {
    const root = Math.sqrt(square)
    if (isPushed && root > 0.9 * far) return root
    const term = (cost(square) / by) ** (1 / power)
    const found = isPushed ? far - term : near + term
    // What is left of a difference of like numbers is not told from 0.
    return Math.abs(found) < 1e-13 ? 0 : found
  }
}
