/**
 * What a loss over labelled pairs costs: asked of it pair by pair, at outputs from below 0 to far beyond
 * any margin, and for a few pairs at once, to see how it puts them together.
 */
import { asArray, ndArray, sizeOf, type NDArray, type Value } from '../numeric/ndArray'

/** May throw: a function of somebody else's. */
export type LossUnderTest = (labels: NDArray, outputs: NDArray) => Value

/** Pairs in one axis, or in a column [N, 1]. */
export type BatchShape = 'n' | 'n1'
export interface Shapes {
  readonly labels: BatchShape
  readonly outputs: BatchShape
}

/** The values of a label: of pairs of the one kind, and of the other. */
export type LabelValues = readonly [low: number, high: number]

/** Costs by output, for both labels. Null where the loss gives no finite number. */
export interface Costs {
  readonly outputs: readonly number[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** How the costs of a batch’s pairs become what the loss gives back. */
export type Reduction = 'mean' | 'sum' | 'none' | 'mean_of_each_class'
export interface Batching {
  readonly reduces: Reduction
  /** Whether every output meets every label of the batch, and not its own alone. */
  readonly everyLabel: boolean
}

/** Outputs that every loss is asked about. */
export const OUTPUTS: readonly number[] = [
  ...[
    -1, -0.98, -0.9, -0.8, -0.5, -0.1, 0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
    0.98,
  ],
  ...[1, 1.2, 1.5, 2, 2.5, 3, 5, 8, 12, 20, 30, 45],
]

export const shaped = (values: readonly number[], shape: BatchShape): NDArray =>
  ndArray(values, shape === 'n' ? [values.length] : [values.length, 1])

/** The one number a loss gives of a batch; null where there is none that is finite. */
function one(f: () => Value): number | null {
  const { data } = asArray(f())
  const sum = data.reduce((total, each) => total + each, 0)
  return data.length > 0 && Number.isFinite(sum) ? sum / data.length : null
}

/** A loss of pairs as costs of single ones. */
export type CostOf = (label: number, output: number) => number | null

/** Asks a loss about one pair at a time, and about none twice. */
export function alone(f: LossUnderTest, { labels, outputs }: Shapes): CostOf {
  const known = new Map<string, number | null>()
  return (label, output) => {
    const key = `${label} ${output}`
    const before = known.get(key)
    if (before !== undefined) return before
    const cost = one(() => f(shaped([label], labels), shaped([output], outputs)))
    known.set(key, cost)
    return cost
  }
}

/**
 * Asks a loss that wants both kinds in a batch, as one that takes each kind’s own mean: beside the
 * pair stands one of the other kind that costs nothing. Twice that is a pair’s share of a mean over
 * as many pairs of either kind.
 */
export const besideAnother =
  (f: LossUnderTest, { labels, outputs }: Shapes, free: ReadonlyMap<number, number>): CostOf =>
  (label, output) => {
    const other = [...free.keys()].find((each) => each !== label) ?? label
    const beside = free.get(other) ?? 0
    const both = one(() => f(shaped([label, other], labels), shaped([output, beside], outputs)))
    return both === null ? null : 2 * both
  }

export function costsOf(cost: CostOf, [low, high]: LabelValues, outputs: readonly number[]): Costs {
  const of = (label: number) => outputs.map((output) => cost(label, output))
  return { outputs, low: of(low), high: of(high) }
}

/** A batch in which no two pairs are alike and the kinds are unevenly many. */
const BATCH_OUTPUTS = [0.3, 0.55, 1.4, 0.85, 0.15]
const batchLabels = ([low, high]: LabelValues) => [high, low, low, high, low]

/** How a loss puts its pairs together; null where it does it in none of the known ways. */
export function batchingOf(
  f: LossUnderTest,
  shapes: Shapes,
  labels: LabelValues,
  cost: CostOf,
): Batching | null {
  const own = batchLabels(labels)
  const costs = BATCH_OUTPUTS.map((output) => own.map((label) => cost(label, output)))
  if (costs.flat().some((each) => each === null)) return null
  const table = costs as number[][]
  const given = asArray(f(shaped(own, shapes.labels), shaped(BATCH_OUTPUTS, shapes.outputs)))
  const ownCosts = table.map((row, i) => row[i]!)
  const all = table.flat()
  const every = (reduces: Reduction): Batching => ({ reduces, everyLabel: true })
  const each = (reduces: Reduction): Batching => ({ reduces, everyLabel: false })

  if (given.data.length === 1) {
    const [value] = given.data
    if (near(value, meanOf(ownCosts))) return each('mean')
    if (near(value, sumOf(ownCosts))) return each('sum')
    if (near(value, meanOfClasses(own, ownCosts) / 2)) return each('mean_of_each_class')
    if (near(value, meanOf(all))) return every('mean')
    return near(value, sumOf(all)) ? every('sum') : null
  }
  const isClose = (wanted: readonly number[]) =>
    wanted.length === given.data.length && wanted.every((x, i) => near(given.data[i], x))
  if (isClose(ownCosts)) return each('none')
  const turned = own.flatMap((_, k) => table.map((row) => row[k]!))
  if (isClose(all) || isClose(turned)) return every('none')
  // One axis of every label may have been averaged, the other not.
  const byOutput = table.map(meanOf)
  const byLabel = own.map((_, k) => meanOf(table.map((row) => row[k]!)))
  return sizeOf(given.shape) === own.length && (isClose(byOutput) || isClose(byLabel))
    ? every('none')
    : null
}

/** An ε inside a distance shows where other embeddings are as far apart. */
const near = (a: number | undefined, b: number) =>
  a !== undefined && Math.abs(a - b) <= 1e-4 * (1 + Math.abs(b))
const sumOf = (x: readonly number[]) => x.reduce((sum, each) => sum + each, 0)
const meanOf = (x: readonly number[]) => sumOf(x) / x.length

function meanOfClasses(labels: readonly number[], costs: readonly number[]): number {
  const kinds = [...new Set(labels)]
  return sumOf(kinds.map((kind) => meanOf(costs.filter((_, i) => labels[i] === kind))))
}
