/** Losses of pairs that the page does not have, but that can be told by name. */
import { sigma } from './takes'
import type { Costs, LabelValues } from './probe'
import { deviationOf, tidy } from './twoTerms'

interface Foreign {
  readonly said: string
  cost(label: number, output: number): number
  /** Outputs that it makes sense of; all where absent. */
  readonly of?: (output: number) => boolean
  readonly ofDistance?: boolean
}

const softplus = (x: number) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))
const sign = (label: number) => (label > 0 ? 1 : -1)
const hinge = (x: number) => Math.max(0, x)
const isProbability = (o: number) => o > 0 && o < 1
const ofLogit = (y: number, z: number) => (y > 0 ? softplus(-z) : softplus(z))
const ofProbability = (y: number, p: number) => -Math.log(y > 0 ? p : 1 - p)
const surely = (y: number, p: number) => (y > 0 ? p : 1 - p)

const FOREIGN: readonly Foreign[] = [
  { said: 'the squared error of output and label', cost: (y, o) => (o - y) ** 2, ofDistance: true },
  {
    said: 'the absolute error of output and label',
    cost: (y, o) => Math.abs(o - y),
    ofDistance: true,
  },
  {
    said: 'the squared error of output and 1 − label',
    cost: (y, o) => (o - 1 + y) ** 2,
    ofDistance: true,
  },
  { said: 'a hinge, max(0, 1 − y·o) of labels −1 and 1', cost: (y, o) => hinge(1 - sign(y) * o) },
  { said: 'a squared hinge, max(0, 1 − y·o)²', cost: (y, o) => hinge(1 - sign(y) * o) ** 2 },
  {
    said: 'cross-entropy of σ taken twice: what it is given as a logit goes through σ once more',
    cost: (y, o) => ofLogit(y, sigma(o)),
  },
  {
    said: 'cross-entropy of P(label = 0): it takes the label the other way round',
    cost: (y, p) => ofProbability(1 - y, p),
    of: isProbability,
  },
  {
    said: 'cross-entropy of a logit of label 0: it takes the label the other way round',
    cost: (y, z) => ofLogit(1 - y, z),
  },
  {
    said: 'focal cross-entropy, which weighs a pair by how far off it is',
    cost: (y, p) => (1 - surely(y, p)) ** 2 * ofProbability(y, p),
    of: isProbability,
  },
  {
    said: 'cross-entropy of 1 − distance',
    cost: (y, d) => ofProbability(y, 1 - d),
    of: isProbability,
  },
  {
    said: 'cross-entropy of exp(−distance)',
    cost: (y, d) => ofProbability(y, Math.exp(-d)),
    of: (d) => d > 0 && d < 5,
  },
]

export interface ForeignLoss {
  readonly said: string
  /** Whether it makes a distance of its output, so that one of the page's may be near. */
  readonly ofDistance: boolean
}

/** What it is by name, once or a multiple of it; null where it is none of these either. */
export function foreignOf(costs: Costs, labels: LabelValues): ForeignLoss | null {
  const found = FOREIGN.find(({ cost, of }) => isOf(costs, labels, cost, of))
  if (found !== undefined) return { said: found.said, ofDistance: found.ofDistance ?? false }
  const said = weighted(costs, labels)
  return said === null ? null : { said, ofDistance: false }
}

function pointsOf({ outputs, low, high }: Costs, of?: (output: number) => boolean) {
  return outputs.flatMap((o, i) =>
    (of !== undefined && !of(o)) || Math.abs(o) > 5 || low[i] === null || high[i] === null
      ? []
      : [{ o, low: low[i]!, high: high[i]! }],
  )
}

function isOf(
  costs: Costs,
  [low, high]: LabelValues,
  cost: Foreign['cost'],
  of?: Foreign['of'],
): boolean {
  const points = pointsOf(costs, of)
  const wanted = points.flatMap(({ o }) => [cost(low, o), cost(high, o)])
  const found = points.flatMap((each) => [each.low, each.high])
  const at = wanted.findIndex((each) => each > 0.1)
  const scale = (found[at] ?? 0) / (wanted[at] ?? 1)
  return (
    points.length >= 8 &&
    scale > 0 &&
    deviationOf(
      found,
      wanted.map((each) => scale * each),
    ).relative <= 1e-3
  )
}

/** Cross-entropy with a weight on one of the labels. */
function weighted(costs: Costs, [low, high]: LabelValues): string | null {
  const forms = [
    { points: pointsOf(costs), cost: ofLogit },
    { points: pointsOf(costs, isProbability), cost: ofProbability },
  ]
  for (const { points, cost } of forms) {
    if (points.length < 8) continue
    const ratio = (value: 'low' | 'high', label: number) => {
      const wanted = points.map(({ o }) => cost(label, o))
      const scale = points[0]![value] / wanted[0]!
      const found = points.map((each) => each[value])
      const { relative } = deviationOf(
        found,
        wanted.map((each) => scale * each),
      )
      return relative <= 1e-3 && scale > 0 ? scale : null
    }
    const [ofLow, ofHigh] = [ratio('low', low), ratio('high', high)]
    if (ofLow !== null && ofHigh !== null && tidy(ofHigh / ofLow) !== 1)
      return `cross-entropy that weighs labels of ${high} ${tidy(ofHigh / ofLow)} times as much as those of ${low}`
  }
  return null
}
