/** Which triplet loss a function of an anchor, a positive and a negative is, its distance included. */
import type { DistanceId } from '../../domain/choices/distances'
import type { ConfigPatch } from '../../domain/config'
import { concat, reshape, stack } from '../numeric/layout'
import { asArray, ndArray, type NDArray, type Value } from '../numeric/ndArray'
import { watched } from '../numeric/work'
import { MEASURES, type Measure } from './embeddingLoss'
import { shaped, type BatchShape, type LossUnderTest, type Reduction } from './probe'
import { drawn, matrix, vector } from './samples'
import { deviationOf, tidy, TOLERANCE } from './twoTerms'

/** Of embeddings [N, D]. May throw: a function of somebody else's. */
export type TripletUnderTest = (anchor: NDArray, positive: NDArray, negative: NDArray) => Value
/** Of distances to the positive and to the negative. */
export type TripletOfDistances = (positive: NDArray, negative: NDArray) => Value

export interface TripletReading {
  /** Null where it is none of the page's. */
  readonly family: 'triplet' | null
  readonly patch: ConfigPatch
  /** Null where it is handed distances, or where its costs go by none of the page's. */
  readonly distance: DistanceId | null
  readonly normalised: boolean
  readonly scale: number
  readonly reduces: Exclude<Reduction, 'mean_of_each_class'> | 'mean_of_active' | null
  readonly deviation: number | null
  readonly said: string
  readonly problem: 'swapped_arguments' | 'not_computable' | null
}

/** Distances to the positive and to the negative at which it is asked. */
const SIZES = [0.05, 0.2, 0.5, 0.8, 1.1, 1.4]
const POINTS = SIZES.flatMap((x) => SIZES.map((y) => [x, y] as const))

type CostOf = (points: readonly (readonly [number, number])[]) => NDArray

export function recogniseTripletLoss(f: TripletUnderTest, width = 6): TripletReading {
  return guarded(() => {
    let missed: TripletReading | null = null
    for (const measure of MEASURES) {
      const cost = placed(f, measure, width, 17)
      if (missed !== null && !isAlike(cost, placed(f, measure, width, 19))) continue
      const reading = attempt(cost, measure)
      if (reading.family !== null || reading.problem !== null) return reading
      if (missed === null || isTold(reading)) missed = reading
    }
    return missed as TripletReading
  })
}

/** What it may cost is limited; whatever it throws is said. */
function guarded(read: () => TripletReading): TripletReading {
  try {
    return watched(read).result
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return none(`not computed here: ${why}`, 'not_computable')
  }
}

const none = (said: string, problem: TripletReading['problem'] = null): TripletReading => ({
  family: null,
  patch: {},
  distance: null,
  normalised: false,
  scale: 1,
  reduces: null,
  deviation: null,
  said,
  problem,
})

const UNKNOWN = 'none of the losses here'
const isTold = ({ said }: TripletReading) => said !== UNKNOWN

export function recogniseTripletOfDistances(
  f: TripletOfDistances,
  shape: BatchShape = 'n',
): TripletReading {
  const cost: CostOf = (points) =>
    asArray(
      f(
        shaped(
          points.map(([x]) => x),
          shape,
        ),
        shaped(
          points.map(([, y]) => y),
          shape,
        ),
      ),
    )
  return guarded(() => attempt(cost, null))
}

/** A triplet's three embeddings in one output, as Keras hands them to a loss, in any of its layouts. */
export function recogniseStackedTriplet(f: LossUnderTest, width = 6): TripletReading {
  const layouts: readonly ((parts: NDArray[]) => NDArray)[] = [
    (parts) => concat(parts, 1),
    (parts) => stack(parts, 1),
    (parts) => stack(parts, 0),
    (parts) => reshape(stack(parts, 1), [-1, width]),
  ]
  let first: TripletReading | null = null
  for (const layout of layouts) {
    const reading = recogniseTripletLoss((anchor, positive, negative) => {
      const output = layout([anchor, positive, negative])
      return f(ndArray(new Float64Array(output.shape[0]!), [output.shape[0]!, 1]), output)
    }, width)
    if (reading.family !== null) return reading
    if (first === null || first.problem === 'not_computable') first = reading
  }
  return first as TripletReading
}

/** Whether triplets whose distances are alike cost the same, wherever they lie. */
const isAlike = (cost: CostOf, again: CostOf): boolean =>
  [cost, again]
    .map((each) => each([[1.1, 0.5]]).data[0] ?? NaN)
    .every((each, _, [first]) => !(Math.abs(each - first!) > 1e-3 * (1 + Math.abs(first!))))

/** Costs of triplets whose distances are these. */
const placed =
  (f: TripletUnderTest, { place }: Measure, width: number, seed: number): CostOf =>
  (points) => {
    const random = drawn(seed)
    const anchors = points.map(() => vector(width, random))
    const at = (which: 0 | 1) =>
      matrix(points.map((point, i) => place(anchors[i]!, point[which], random)))
    return asArray(f(matrix(anchors), at(0), at(1)))
  }

function attempt(cost: CostOf, measure: Measure | null): TripletReading {
  const of = (x: number, y: number): number => {
    const { data } = cost([[x, y]])
    const value = data.reduce((sum, each) => sum + each, 0) / data.length
    // The mean over those triplets that cost something, of which there are none.
    return Number.isNaN(value) ? 0 : value
  }
  const costs = POINTS.map(([x, y]) => of(x, y))
  const isFit = (f: (x: number, y: number) => number) =>
    deviationOf(
      costs,
      POINTS.map(([x, y]) => f(x, y)),
    )
  const soft = softMargin(of)
  if (soft !== null && isFit((x, y) => softplus(x - y + soft)).relative <= TOLERANCE)
    return {
      ...none(
        `triplet with a soft margin, ln(1 + eˣ) of x = d(a, p) − d(a, n)${soft === 0 ? '' : ` + ${soft}`}${measure === null ? '' : `, on the ${DISTANCE_WORDS[measure.distance]} distance`}${measure?.normalised ? ' of embeddings of length 1' : ''}`,
      ),
      family: 'triplet',
      patch: {
        loss: 'triplet',
        margin: soft,
        mining: 'all',
        tripletForm: 'soft',
        ...(measure === null ? {} : { distance: measure.distance }),
      },
      distance: measure?.distance ?? null,
      normalised: measure?.normalised ?? false,
      reduces: reductionOf(cost, of),
      deviation: isFit((x, y) => softplus(x - y + soft)).absolute,
    }

  for (const isTurned of [false, true]) {
    const [nearer, further] = isTurned ? [of(0.2, 1.4), of(0.2, 1.1)] : [of(1.4, 0.2), of(1.1, 0.2)]
    const scale = tidy((nearer - further) / 0.3)
    if (!(scale > 0)) continue
    const margin = tidy(nearer / scale - 1.2)
    const sign = isTurned ? -1 : 1
    const { relative, absolute } = isFit((x, y) => scale * Math.max(0, sign * (x - y) + margin))
    if (!(relative <= TOLERANCE)) continue
    if (isTurned)
      return none(
        'a triplet loss whose positive stands where its negative should: the wrong way round',
        'swapped_arguments',
      )
    return found(cost, measure, margin, scale, absolute, of)
  }
  return none(UNKNOWN)
}

const softplus = (x: number) => Math.log1p(Math.exp(x))
/** What is added to the excess under a soft margin; null where that is none. */
function softMargin(of: (x: number, y: number) => number): number | null {
  const excess = Math.log(Math.expm1(of(1.1, 0.8)))
  return Number.isFinite(excess) ? tidy(excess - 0.3) : null
}

function found(
  cost: CostOf,
  measure: Measure | null,
  margin: number,
  scale: number,
  deviation: number,
  of: (x: number, y: number) => number,
): TripletReading {
  const reduces = reductionOf(cost, of)
  const words = [
    'triplet',
    `margin ${margin}`,
    measure === null ? '' : `on the ${DISTANCE_WORDS[measure.distance]} distance`,
    measure?.normalised ? 'of embeddings of length 1' : '',
    scale === 1 ? '' : `times ${Number(scale.toPrecision(4))}`,
    reduces === 'sum' ? 'summed over the batch' : '',
    reduces === 'mean_of_active' ? 'averaged over the triplets that cost something' : '',
  ]
  return {
    family: 'triplet',
    patch: {
      loss: 'triplet',
      margin,
      mining: 'all',
      ...(measure === null ? {} : { distance: measure.distance }),
    },
    distance: measure?.distance ?? null,
    normalised: measure?.normalised ?? false,
    scale,
    reduces,
    deviation,
    said: words.filter((each) => each !== '').join(', '),
    problem: null,
  }
}

const DISTANCE_WORDS: Readonly<Record<DistanceId, string>> = {
  euclidean: 'Euclidean',
  squared: 'squared Euclidean',
  manhattan: 'Manhattan',
  cosine: 'cosine',
}

const BATCH = [
  [1.4, 0.2],
  [0.05, 1.4],
  [0.8, 0.5],
] as const

function reductionOf(
  cost: CostOf,
  of: (x: number, y: number) => number,
): TripletReading['reduces'] {
  const alone = BATCH.map(([x, y]) => of(x, y))
  const { data } = cost(BATCH)
  const is = (value: number, wanted: number) => Math.abs(value - wanted) <= 1e-3 * (1 + wanted)
  if (data.length === BATCH.length) return 'none'
  const sum = alone.reduce((total, each) => total + each, 0)
  const [value] = data
  if (data.length !== 1 || value === undefined) return null
  if (is(value, sum / BATCH.length)) return 'mean'
  if (is(value, sum)) return 'sum'
  return is(value, sum / alone.filter((each) => each > 0).length) ? 'mean_of_active' : null
}
