/** Which accuracy a function of labels and outputs is: where its line lies, and on which side a 1 is right. */
import type { ConfigPatch } from '../../domain/config'
import { asArray } from '../numeric/ndArray'
import { watched } from '../numeric/work'
import {
  byDistance,
  MEASURES,
  type EmbeddingLossOptions,
  type EmbeddingLossUnderTest,
} from './embeddingLoss'
import { shaped, type LossUnderTest, type Shapes } from './probe'
import { tidy } from './twoTerms'

export interface MetricReading {
  /** The page's, where it is one of them as it stands; `verified` follows the loss and the labels. */
  readonly metric: 'keras_lt_half' | 'binary_accuracy' | null
  readonly patch: ConfigPatch
  /** Where its line lies; null where it is no accuracy. */
  readonly threshold: number | null
  /** Outputs for which a label of 1 is right. */
  readonly ones: 'below' | 'above' | null
  readonly said: string
  /** The largest difference from the accuracy that it is said to be. */
  readonly deviation: number | null
}

/** Outputs on both sides of most lines; of probabilities, which may be rounded. */
const RANGES = [
  [-0.9, -0.45, 0.05, 0.2, 0.35, 0.45, 0.55, 0.7, 0.9, 1.1, 1.6, 2.4, 4],
  [0.02, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.55, 0.6, 0.7, 0.8, 0.9, 0.98],
]
const LABELS = [1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1]

/**
 * @param shapes how labels and outputs come; columns where absent
 * @param canBe which outputs there can be; any where absent
 */
export function recogniseMetric(
  f: LossUnderTest,
  shapes: Shapes = { labels: 'n1', outputs: 'n1' },
  canBe: (output: number) => boolean = () => true,
): MetricReading {
  try {
    const ranges = RANGES.map((outputs) => outputs.filter(canBe))
    const readings = ranges.map((outputs) => watched(() => readingOf(f, shapes, outputs)).result)
    return readings.find(({ ones }) => ones !== null) ?? readings[0]!
  } catch (error) {
    return none(`not computed here: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readingOf(f: LossUnderTest, shapes: Shapes, range: readonly number[]): MetricReading {
  const score = (labels: readonly number[], outputs: readonly number[]): number => {
    const { data } = asArray(f(shaped(labels, shapes.labels), shaped(outputs, shapes.outputs)))
    return data.reduce((sum, each) => sum + each, 0) / data.length
  }
  const right = (output: number) => score([1], [output])
  const [low, high] = [right(range[0]!), right(range.at(-1)!)]
  if (!((low === 0 && high === 1) || (low === 1 && high === 0)))
    return none('no accuracy at a threshold')
  const ones = low === 1 ? 'below' : 'above'
  const threshold = lineOf(range, (output) => right(output) === low)
  const isRight = (output: number, label: number) =>
    Number((ones === 'below' ? output < threshold : output > threshold) === (label === 1))
  const outputs = range.filter((each) => Math.abs(each - threshold) > 1e-3)
  const labels = LABELS.slice(0, outputs.length)
  const wanted =
    outputs.reduce((sum, each, i) => sum + isRight(each, labels[i]!), 0) / outputs.length
  const deviation = Math.abs(score(labels, outputs) - wanted)
  if (!(deviation < 1e-6))
    return none('no accuracy: what a pair counts depends on the others of its batch')
  const metric = threshold !== 0.5 ? null : ones === 'below' ? 'keras_lt_half' : 'binary_accuracy'
  return {
    metric,
    patch: metric === null ? {} : { metric },
    threshold,
    ones,
    said: `accuracy, 1 where the output is ${ones} ${threshold}`,
    deviation,
  }
}

/** Where the answer changes, by halving. @param isLow whether an output is answered as the lowest is */
function lineOf(range: readonly number[], isLow: (output: number) => boolean): number {
  let [low, high] = [range[0]!, range.at(-1)!]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (isLow(middle)) low = middle
    else high = middle
  }
  return tidy((low + high) / 2)
}

const none = (said: string): MetricReading => ({
  metric: null,
  patch: {},
  threshold: null,
  ones: null,
  said,
  deviation: null,
})

/** An accuracy of labelled pairs of embeddings, at a distance that it takes by itself. */
export function recogniseEmbeddingMetric(
  f: EmbeddingLossUnderTest,
  { width = 6, labels = 'n' }: EmbeddingLossOptions = {},
): MetricReading {
  const readings = MEASURES.map((measure) =>
    recogniseMetric(
      byDistance(f, measure, width, 3),
      { labels, outputs: 'n' },
      (output) => output >= 0 && output <= measure.most,
    ),
  )
  return readings.find(({ ones }) => ones !== null) ?? readings[0]!
}
