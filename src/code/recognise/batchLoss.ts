/**
 * Which loss over all images of a batch a function of their classes and embeddings is: triplets mined
 * in one of the page's ways, or InfoNCE. Its margin or temperature is read off one batch, and held
 * against others.
 */
import type { DistanceId } from '../../domain/choices/distances'
import type { ConfigPatch } from '../../domain/config'
import { take } from '../numeric/layout'
import { asArray, ndArray, type NDArray, type Value } from '../numeric/ndArray'
import { watched } from '../numeric/work'
import { infoNceCosts, meanOf, TRIPLETS, type Batch, type Mining } from '../numeric/batchFormulas'
import { DISTANCE_OF, drawn, matrix, unit, vector, type Vector } from './samples'
import { tidy } from './twoTerms'

/** Of classes [N] and embeddings [N, D]. May throw: a function of somebody else's. */
export type BatchLossUnderTest = (classes: NDArray, embeddings: NDArray) => Value

export interface BatchLossReading {
  readonly family: 'triplet' | 'info_nce' | null
  readonly patch: ConfigPatch
  readonly normalised: boolean
  readonly deviation: number | null
  readonly said: string
  readonly problem: 'not_computable' | null
  /** What it comes to where each class has two images in a batch, where it is none. */
  readonly nearest?: ConfigPatch
}

/** Of two views of N things: [N, D] twice. May throw: a function of somebody else's. */
export type ViewsLossUnderTest = (a: NDArray, b: NDArray) => Value

interface Sample {
  readonly classes: readonly number[]
  readonly embeddings: readonly Vector[]
  readonly cost: number
}

interface Measure {
  readonly distance: DistanceId
  readonly normalised: boolean
}

/** Normalised ones first ask for unit vectors: the angle alone counts. */
const MEASURES: readonly Measure[] = [
  { distance: 'euclidean', normalised: false },
  { distance: 'squared', normalised: false },
  { distance: 'cosine', normalised: false },
  { distance: 'manhattan', normalised: false },
  { distance: 'euclidean', normalised: true },
  { distance: 'squared', normalised: true },
]
const MININGS: readonly Mining[] = ['all', 'semi_hard', 'hard']

export function recogniseBatchLoss(f: BatchLossUnderTest, width = 5): BatchLossReading {
  return recogniseOver(SETS, f, width)
}

/**
 * Losses of two views a thing, without labels: the other view of a thing is its one positive.
 * @param things how many a batch has, where the code holds for one number alone
 */
export function recogniseViewsLoss(
  f: ViewsLossUnderTest,
  width = 5,
  things: number | null = null,
): BatchLossReading {
  const sets = SETS.filter(hasPairsOnly).map((set) =>
    things === null
      ? set
      : { ...set, classes: Array.from({ length: 2 * things }, (_, i) => i >> 1) },
  )
  const ofPairs: BatchLossUnderTest = (classes, embeddings) => {
    const places = [...classes.data.keys()].sort((i, k) => classes.data[i]! - classes.data[k]!)
    const view = (which: number) => places.filter((_, i) => i % 2 === which)
    return f(take(embeddings, view(0), 0), take(embeddings, view(1), 0))
  }
  // Of many things every triplet of them is too much to try.
  const reading =
    things === null || things <= 4
      ? recogniseOver(sets, ofPairs, width)
      : none('none of the losses here')
  return reading.family === null && reading.problem === null
    ? betweenViews(sets, ofPairs, width, reading)
    : reading
}

interface ClassesOf {
  readonly classes: readonly number[]
  /** How classes lie, across one another or each about a place of its own. */
  readonly how: 'mixed' | 'apart'
  readonly seed: number
}

/** Two images a class, and uneven numbers of them, so that means of different kinds differ. */
const SETS: readonly ClassesOf[] = [
  { classes: [0, 0, 1, 1, 2, 2, 3, 3], how: 'mixed', seed: 3 },
  { classes: [0, 1, 2, 0, 1, 2, 3, 3], how: 'apart', seed: 5 },
  // Costs that are nearly 0 fit too much: several where no class has a place of its own.
  { classes: [0, 0, 1, 1, 2, 2, 3, 3], how: 'mixed', seed: 11 },
  { classes: [0, 1, 0, 2, 3, 2, 1, 3], how: 'mixed', seed: 13 },
  { classes: [0, 1, 0, 2, 0, 1, 2, 2], how: 'apart', seed: 7 },
  { classes: [0, 0, 1, 1, 0, 1, 0, 1], how: 'mixed', seed: 9 },
]

function recogniseOver(
  sets: readonly ClassesOf[],
  f: BatchLossUnderTest,
  width: number,
): BatchLossReading {
  try {
    return watched(() => readingOf(sets.map((set) => sampleOf(f, width, set)))).result
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return none(`not computed here: ${why}`, 'not_computable')
  }
}

function readingOf(samples: readonly Sample[]): BatchLossReading {
  if (samples.some(({ cost }) => !Number.isFinite(cost))) return none('none of the losses here')
  for (const measure of MEASURES) {
    const batches = samples.map((sample) => batchOf(sample, measure))
    for (const mining of MININGS) {
      const found = tripletFit(samples, batches, measure, mining)
      if (found !== null) return found
    }
    const found = infoNceFit(samples, batches, measure)
    if (found !== null) return found
  }
  return none('none of the losses here')
}

const hasPairsOnly = ({ classes }: Pick<Sample, 'classes'>): boolean =>
  classes.every((each) => classes.filter((other) => other === each).length === 2)

function sampleOf(f: BatchLossUnderTest, width: number, { classes, how, seed }: ClassesOf): Sample {
  const random = drawn(seed)
  const centres = new Map([...new Set(classes)].map((each) => [each, vector(width, random)]))
  const embeddings = classes.map((each) => {
    const around = vector(width, random)
    return how === 'mixed' ? around : around.map((x, k) => 0.4 * x + centres.get(each)![k]!)
  })
  const { data } = asArray(f(ndArray(classes, undefined, 'int'), matrix(embeddings)))
  return { classes, embeddings, cost: meanOf([...data]) }
}

function batchOf({ classes, embeddings }: Sample, { distance, normalised }: Measure): Batch {
  const rows = normalised ? embeddings.map(unit) : embeddings
  return { classes, distances: rows.map((a) => rows.map((b) => DISTANCE_OF[distance](a, b))) }
}

const WITHIN = 1e-3

/** The largest difference over all samples; null where it is no rounding. */
function deviationOf(samples: readonly Sample[], costs: readonly number[]): number | null {
  const off = samples.map(({ cost }, i) => Math.abs(cost - costs[i]!))
  return off.every((each, i) => each <= WITHIN * (1 + Math.abs(costs[i]!)))
    ? Math.max(...off)
    : null
}

/** What becomes of the costs of all triplets that count. */
const REDUCED: Readonly<Record<string, (costs: readonly number[]) => number>> = {
  '': meanOf,
  ', averaged over the triplets that cost something': (costs) =>
    meanOf(costs.filter((cost) => cost > 1e-12)),
  ', summed': (costs) => costs.reduce((sum, each) => sum + each, 0),
}

function tripletFit(
  samples: readonly Sample[],
  batches: readonly Batch[],
  measure: Measure,
  mining: Mining,
): BatchLossReading | null {
  for (const [how, reduced] of Object.entries(REDUCED)) {
    const cost = (batch: Batch, margin: number) => reduced(TRIPLETS[mining](batch, margin))
    const margins = crossings((each) => cost(batches[0]!, each) - samples[0]!.cost, MARGINS)
    for (const margin of margins) {
      const deviation = deviationOf(
        samples,
        batches.map((batch) => cost(batch, margin)),
      )
      if (deviation === null) continue
      return {
        family: 'triplet',
        patch: { loss: 'triplet', margin, mining, distance: measure.distance },
        normalised: measure.normalised,
        deviation,
        said: `triplet, ${mining.replace('_', '-')}, margin ${margin}, ${wordsOf(measure)}${how}`,
        problem: null,
      }
    }
  }
  return null
}

const spaced = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)))
const MARGINS = [0, ...spaced(0.01, 20, 40)]
const TEMPERATURES = spaced(0.01, 5, 40)

function infoNceFit(
  samples: readonly Sample[],
  batches: readonly Batch[],
  measure: Measure,
): BatchLossReading | null {
  const cost = (batch: Batch, temperature: number) => meanOf(infoNceCosts(batch, temperature))
  const temperatures = crossings((each) => cost(batches[0]!, each) - samples[0]!.cost, TEMPERATURES)
  for (const temperature of temperatures) {
    const costs = batches.map((batch) => cost(batch, temperature))
    const patch: ConfigPatch = { loss: 'info_nce', temperature, distance: measure.distance }
    const said = `InfoNCE, temperature ${temperature}, ${wordsOf(measure)}`
    const deviation = deviationOf(samples, costs)
    const common = { normalised: measure.normalised, problem: null }
    if (deviation !== null) return { ...common, family: 'info_nce', patch, deviation, said }
    // Several positives of an anchor can be put together in more ways than one; two images a class in one.
    const ofPairs = samples.flatMap((sample, i) => (hasPairsOnly(sample) ? [i] : []))
    const own = <T>(values: readonly T[]) => ofPairs.map((i) => values[i]!)
    if (deviationOf(own(samples), own(costs)) === null) continue
    return {
      ...common,
      family: null,
      patch: {},
      deviation: null,
      said: `none of the losses here, but of two images a class ${said}`,
      nearest: patch,
    }
  }
  return null
}

/** Each image among the other views alone, in one direction or both, as CLIP has it. */
function betweenViews(
  sets: readonly ClassesOf[],
  f: BatchLossUnderTest,
  width: number,
  otherwise: BatchLossReading,
): BatchLossReading {
  const samples = sets.map((set) => sampleOf(f, width, set))
  const measure = { distance: 'cosine', normalised: false } as const
  const batches = samples.map((sample) => batchOf(sample, measure))
  for (const directions of [[0], [1], [0, 1]]) {
    const cost = ({ distances, classes }: Batch, temperature: number) => {
      const places = [...classes.keys()].sort((i, k) => classes[i]! - classes[k]!)
      const views = [0, 1].map((which) => places.filter((_, i) => i % 2 === which))
      const costs = directions.flatMap((from) =>
        views[from]!.map((i, row) => {
          const scores = views[1 - from]!.map((k) => -distances[i]![k]! / temperature)
          return Math.log(scores.reduce((sum, x) => sum + Math.exp(x), 0)) - scores[row]!
        }),
      )
      return meanOf(costs)
    }
    const found = crossings(
      (each) => cost(batches[0]!, each) - samples[0]!.cost,
      TEMPERATURES,
    ).find(
      (each) =>
        deviationOf(
          samples,
          batches.map((batch) => cost(batch, each)),
        ) !== null,
    )
    if (found === undefined) continue
    return {
      ...otherwise,
      said: `none of the losses here, but near to InfoNCE, temperature ${found}, on the cosine distance: each image is to be found among the other views alone, here among all images of the batch`,
      nearest: { loss: 'info_nce', temperature: found, distance: 'cosine' },
    }
  }
  return otherwise
}

/** Where a function crosses 0: of the places that it does so between, each by halving. */
function crossings(f: (x: number) => number, places: readonly number[]): readonly number[] {
  const values = places.map(f)
  return places.flatMap((place, i) => {
    if (Math.abs(values[i]!) < 1e-9) return [tidy(place)]
    const next = values[i + 1]
    if (next === undefined || values[i]! * next >= 0) return []
    let [low, high] = [place, places[i + 1]!]
    for (let step = 0; step < 50; step++) {
      const middle = (low + high) / 2
      if (values[i]! * f(middle) <= 0) high = middle
      else low = middle
    }
    return [tidy((low + high) / 2)]
  })
}

const WORDS: Readonly<Record<DistanceId, string>> = {
  euclidean: 'Euclidean',
  squared: 'squared Euclidean',
  manhattan: 'Manhattan',
  cosine: 'cosine',
}
const wordsOf = ({ distance, normalised }: Measure) =>
  `on the ${WORDS[distance]} distance${normalised ? ' of embeddings of length 1' : ''}`

const none = (said: string, problem: BatchLossReading['problem'] = null): BatchLossReading => ({
  family: null,
  patch: {},
  normalised: false,
  deviation: null,
  said,
  problem,
})
