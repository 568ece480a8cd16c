/**
 * How the error on unseen pairs falls with more people and more photos of each, and what twice as many
 * would bring. Learning curves follow power laws (Hestness et al. 2017, “Deep learning scaling is
 * predictable, empirically”): here error = a · people^−b · photos^−d with error = 1 − AUC, which is a
 * plane in logarithms, fitted by least squares. A floor that no data gets below is left out: so few sizes
 * cannot tell it from a smaller exponent, so nothing is said of more than twice as much.
 */
import { textHash } from './textHash'
import { quantileOfT } from './verification/studentT'

/** One run: what it was trained on, and how it ranks unseen pairs. */
export interface CurveRun {
  readonly people: number
  /** Photos of each person, on average. */
  readonly photos: number
  /** On the same held-out pairs for every run. */
  readonly auc: number
}

export interface Forecast {
  readonly auc: number
  /** A 95 % interval of the mean over runs. */
  readonly low: number
  readonly high: number
}

/** What runs of one size scored. */
export interface Measured {
  readonly runs: number
  readonly auc: number
  /** A 95 % interval of their mean by Student’s t; null of a single run. */
  readonly interval: readonly [low: number, high: number] | null
}

export interface LearningCurve {
  /** The largest sizes among the runs. */
  readonly people: number
  readonly photos: number
  /** At these sizes, beside what the law gives there; null where no run has both. */
  readonly measured: Measured | null
  readonly now: Forecast
  /** With twice as many; null where the runs have but one number of them. */
  readonly twicePeople: Forecast | null
  readonly twicePhotos: Forecast | null
  /** What brings more for certain; null where that cannot be told. */
  readonly first: 'people' | 'photos' | null
  /** The AUC that the law gives for any sizes. */
  auc(people: number, photos: number): number
}

/** Runs beyond those that the law itself takes up, so that their scatter can be told. */
const SPARE = 3
/** Errors below this count as this: their logarithm would say more than the pairs do. */
const LEAST_ERROR = 1e-3
const DRAWS = 1000

/** The curve through these runs, or why there is none, as a sentence. */
export function learningCurve(runs: readonly CurveRun[]): LearningCurve | string {
  const axes = [levels(runs, 'people') > 1, levels(runs, 'photos') > 1] as const
  const unknowns = 1 + axes.filter(Boolean).length
  if (unknowns === 1)
    return 'It cannot be told what more data brings: these runs have but one size to train on.'
  const wanted = unknowns + SPARE
  if (runs.length < wanted)
    return `It cannot be told what more data brings from ${runs.length} runs: ${wanted} are needed, over several sizes or seeds.`
  const rows = runs.map(({ people, photos }) => rowOf(axes, people, photos))
  const logs = runs.map(({ auc }) => Math.log(Math.max(LEAST_ERROR, 1 - auc)))
  const fit = leastSquares(rows)
  if (fit === null)
    return 'It cannot be told what more data brings: identities and images of each vary together.'
  const fitted = fit(logs)
  const draws = resampled(rows, logs, fit)
  const people = Math.max(...runs.map((run) => run.people))
  const photos = Math.max(...runs.map((run) => run.photos))
  const at = (law: Law, row: readonly number[]) => 1 - Math.exp(dot(law, row))
  const forecast = (morePeople: number, morePhotos: number): Forecast => {
    const row = rowOf(axes, morePeople * people, morePhotos * photos)
    const [low, high] = interval(draws.map((law) => at(law, row)))
    return { auc: at(fitted, row), low, high }
  }
  return {
    people,
    photos,
    measured: measuredOf(runs.filter((run) => run.people === people && run.photos === photos)),
    now: forecast(1, 1),
    twicePeople: axes[0] ? forecast(2, 1) : null,
    twicePhotos: axes[1] ? forecast(1, 2) : null,
    first: axes[0] && axes[1] ? steeper(draws) : null,
    auc: (n, each) => at(fitted, rowOf(axes, n, each)),
  }
}

function measuredOf(runs: readonly CurveRun[]): Measured | null {
  const count = runs.length
  if (count === 0) return null
  const auc = runs.reduce((sum, run) => sum + run.auc, 0) / count
  const squares = runs.reduce((sum, run) => sum + (run.auc - auc) ** 2, 0)
  const spread = quantileOfT(count - 1) * Math.sqrt(squares / (count - 1) / count)
  const interval = [Math.max(0, auc - spread), Math.min(1, auc + spread)] as const
  return { runs: count, auc, interval: count === 1 ? null : interval }
}

/** Coefficients: of 1, and of the logarithms that vary. */
type Law = readonly number[]

const levels = (runs: readonly CurveRun[], of: 'people' | 'photos') =>
  new Set(runs.map((run) => run[of])).size

const rowOf = (
  [byPeople, byPhotos]: readonly [boolean, boolean],
  people: number,
  photos: number,
) => [1, ...(byPeople ? [Math.log(people)] : []), ...(byPhotos ? [Math.log(photos)] : [])]

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)

/** Which exponent is the larger in all but 2.5 % of the draws: an error that falls faster is more negative. */
function steeper(draws: readonly Law[]): 'people' | 'photos' | null {
  const [low, high] = interval(draws.map(([, people = 0, photos = 0]) => people - photos))
  return high < 0 ? 'people' : low > 0 ? 'photos' : null
}

/** Laws of the fitted values with residuals drawn anew, widened by what the fit took out of them. */
function resampled(rows: Rows, logs: readonly number[], fit: Fit): readonly Law[] {
  const law = fit(logs)
  const expected = rows.map((row) => dot(law, row))
  const widened = Math.sqrt(rows.length / (rows.length - law.length))
  const residuals = expected.map((value, i) => widened * ((logs[i] ?? NaN) - value))
  return Array.from({ length: DRAWS }, (_, draw) =>
    fit(
      expected.map(
        (value, i) => value + (residuals[textHash(`${draw} ${i}`) % rows.length] ?? NaN),
      ),
    ),
  )
}

/** From the 2.5th to the 97.5th percentile. */
function interval(values: readonly number[]): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN
  return [at(0.025), at(0.975)]
}

type Rows = readonly (readonly number[])[]
/** The law nearest to values, one a row. */
type Fit = (values: readonly number[]) => Law

/** By the normal equations, inverted once; null where they have no one solution. */
function leastSquares(rows: Rows): Fit | null {
  const size = rows[0]?.length ?? 0
  const products = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) =>
      rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  )
  const inverse = inverseOf(products)
  if (inverse === null) return null
  const weights = inverse.map((line) => rows.map((row) => dot(line, row)))
  return (values) => weights.map((line) => dot(line, values))
}

/** By elimination; null of a singular matrix. */
function inverseOf(matrix: Rows): Rows | null {
  const size = matrix.length
  const system = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  for (let pivot = 0; pivot < size; pivot++) {
    const row = system[pivot] as number[]
    const divisor = row[pivot] as number
    if (Math.abs(divisor) < 1e-9) return null
    for (let j = 0; j < 2 * size; j++) row[j] = (row[j] as number) / divisor
    for (const other of system) {
      if (other === row) continue
      const factor = other[pivot] as number
      for (let j = 0; j < 2 * size; j++)
        other[j] = (other[j] as number) - factor * (row[j] as number)
    }
  }
  return system.map((row) => row.slice(size))
}
