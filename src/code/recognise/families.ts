/** The page’s losses over single pairs, as what a loss of two curves can be. */
import { LOSSES, type LossId } from '../../domain/choices/losses'
import type { DistanceId } from '../../domain/choices/distances'
import { DEFAULT_CONFIG, type ConfigPatch } from '../../domain/config'
import type { Convention } from '../../domain/settings'
import type { Costs, LabelValues, Reduction } from './probe'
import { TAKES, type Takes } from './takes'
import {
  deviationOf,
  fitTerms,
  fitUnhinged,
  pullCost,
  pushCost,
  tidy,
  TOLERANCE,
  type Curves,
  type FittedTerms,
} from './twoTerms'

/** One of the page's losses that costs what was seen. */
export interface FamilyFit {
  readonly family: LossId
  readonly patch: ConfigPatch
  /** What the loss is given; a probability or a logit for cross-entropy. */
  readonly takes: Takes | 'probability' | 'logit'
  /** So many times the page's. */
  readonly scale: number
  /** The largest difference from the page's own, at the outputs it was asked about. */
  readonly deviation: number
}

/** Two terms, though not the page's: why not, in words. */
export interface NearMiss {
  readonly terms: FittedTerms
  readonly takes: Takes
  readonly convention: Convention
  readonly why: string
}

export interface Known {
  /** What the outputs are of, where that is known. */
  readonly distance?: DistanceId
  readonly everyLabel: boolean
  /** What an output can be taken for; anything where absent. */
  readonly takes?: readonly Takes[]
  /** Whether labels are −1 and 1. */
  readonly signs?: boolean
}

/** Which of the page's losses these costs are of; a near miss, or null, where of none. */
export function familyOf(costs: Costs, known: Known): FamilyFit | NearMiss | null {
  const entropy = known.takes || known.everyLabel ? null : crossEntropyOf(costs)
  if (entropy !== null) return entropy
  let missed: NearMiss | null = null
  // A similarity turned round can pass for two margins; one margin says it more simply.
  let withTwoMargins: FamilyFit | null = null
  for (const takes of known.takes ?? (Object.keys(TAKES) as Takes[]))
    for (const convention of ['same', 'different'] as const) {
      const curves = curvesOf(costs, takes, convention)
      const terms = curves === null ? null : fitTerms(curves)
      if (curves === null) continue
      if (terms === null) {
        missed ??= withoutHinge(curves, takes, convention)
        continue
      }
      const found = named(curves, terms, takes, convention, known)
      if (!('family' in found)) missed ??= found
      else if (found.family === 'double_margin' && takes.endsWith('similarity'))
        withTwoMargins ??= found
      else return found
    }
  return withTwoMargins ?? missed
}

function withoutHinge(curves: Curves, takes: Takes, convention: Convention): NearMiss | null {
  const terms = takes === 'distance' ? fitUnhinged(curves) : null
  if (terms === null || terms.far <= 0) return null
  const why = `the hinge max(0, m − d) is missing: different pairs further apart than ${terms.far} are pulled back`
  return { terms, takes, convention, why }
}

/** Costs by distance, if a label's higher value means this. */
export function curvesOf(costs: Costs, takes: Takes, convention: Convention): Curves | null {
  const points = costs.outputs.flatMap((output, i) => {
    const distance = TAKES[takes].distance(output)
    const [high, low] = [costs.high[i]!, costs.low[i]!]
    return distance === null || high === null || low === null ? [] : [{ distance, high, low }]
  })
  if (points.length < 8) return null
  points.sort((a, b) => a.distance - b.distance)
  const isSame = convention === 'same'
  return {
    distances: points.map(({ distance }) => distance),
    pull: points.map(({ high, low }) => (isSame ? high : low)),
    push: points.map(({ high, low }) => (isSame ? low : high)),
  }
}

function named(
  curves: Curves,
  terms: FittedTerms,
  takes: Takes,
  convention: Convention,
  { distance, everyLabel, signs = false }: Known,
): FamilyFit | NearMiss {
  const miss = (why: string): NearMiss => ({ terms, takes, convention, why })
  const { near, far, power, pullFactor, pushFactor } = terms
  if (Math.abs(pullFactor - pushFactor) > TOLERANCE * pullFactor)
    return miss(weighing(pullFactor, pushFactor))
  const ofAngle = distance === 'cosine' || TAKES[takes].patch.distance === 'cosine'
  if (power === 1 && (near > 0 || !ofAngle || everyLabel))
    return miss('its terms are straight where the page’s are squares')
  if (far < 0) return miss('the margin is below 0')
  // A hinge or a squared error of labels −1 and 1 would pass for it, whatever the output is.
  if (ofAngle && signs && distance !== 'cosine')
    return miss('it is the error of an output that is to be −1 or 1')
  if (everyLabel && near > 0) return miss('every output meets every label of the batch')

  const half = power === 2 && near === 0 && !everyLabel && pullFactor === 0.5 ? 1 : 0
  const scale = half === 1 ? 1 : pullFactor
  const loss: ConfigPatch =
    power === 1
      ? { loss: 'cosine_embedding', convention, margin: tidy(1 - far) }
      : everyLabel
        ? { loss: 'broadcast', convention, margin: far }
        : near > 0
          ? { loss: 'double_margin', convention, margin: far, marginSame: near }
          : { loss: 'contrastive', convention, margin: far, half }
  const patch = { ...TAKES[takes].patch, ...loss }
  const family = patch.loss as TwoTermsOfPairs
  const deviation = deviationFromPage(curves, family, patch, scale)
  return { family, patch, takes, scale, deviation }
}

type TwoTermsOfPairs = 'contrastive' | 'double_margin' | 'cosine_embedding' | 'broadcast'

/** How far the costs are from those that the page's facts of this loss say. */
function deviationFromPage(
  { distances, pull, push }: Curves,
  family: TwoTermsOfPairs,
  patch: ConfigPatch,
  scale: number,
): number {
  const { near, far, power, factor } = LOSSES[family].terms({ ...DEFAULT_CONFIG, ...patch })
  const by = scale * factor
  return Math.max(
    deviationOf(
      pull,
      distances.map((d) => by * pullCost(d, near, power)),
    ).absolute,
    deviationOf(
      push,
      distances.map((d) => by * pushCost(d, far, power)),
    ).absolute,
  )
}

function weighing(pull: number, push: number): string {
  const [more, by] = pull > push ? ['same', pull / push] : ['different', push / pull]
  return `${more} pairs weigh ${tidy(by)} times as much as the others`
}

/** −y·log p − (1 − y)·log(1 − p), p being the output or σ of it. */
function crossEntropyOf(costs: Costs): FamilyFit | null {
  const ofProbability = entropyFit(costs, (o) => (o > 0 && o < 1 ? o : null), 'probability')
  return ofProbability ?? entropyFit(costs, (o) => 1 / (1 + Math.exp(-o)), 'logit')
}

function entropyFit(
  { outputs, low, high }: Costs,
  probability: (o: number) => number | null,
  takes: 'probability' | 'logit',
): FamilyFit | null {
  const points = outputs.flatMap((o, i) => {
    const p = probability(o)
    // Beyond 5 a probability so near 1 shows its rounding, not its formula.
    return p === null || o > 5 || low[i] === null || high[i] === null
      ? []
      : [{ p, low: low[i]!, high: high[i]! }]
  })
  if (points.length < 8) return null
  const wanted = points.flatMap(({ p }) => [-Math.log(1 - p), -Math.log(p)])
  const found = points.flatMap((each) => [each.low, each.high])
  const scale = tidy(found[0]! / wanted[0]!)
  if (!(scale > 0)) return null
  const { relative, absolute } = deviationOf(
    found,
    wanted.map((each) => scale * each),
  )
  if (relative > TOLERANCE) return null
  return { family: 'bce', patch: { loss: 'bce' }, takes, scale, deviation: absolute }
}

/** A loss of the page in a few words: “contrastive, 1 = same, margin 1, without ½”. */
export function familyWords(
  { family, patch, takes, scale }: FamilyFit,
  reduces: Reduction | null,
  labels: LabelValues,
): string {
  const { convention, margin, marginSame, half } = patch
  const ones = labels[0] === 0 ? '1' : `labels ${labels.join(' and ')}, 1`
  const parts = [
    LOSSES[family].label,
    convention === undefined ? '' : `${ones} = ${convention}`,
    margin === undefined ? '' : `margin ${margin}`,
    marginSame === undefined ? '' : `margin of same pairs ${marginSame}`,
    half === undefined ? '' : half === 1 ? 'with ½' : 'without ½',
    takes === 'logit'
      ? 'of σ of what it is given'
      : takes === 'probability'
        ? 'of a probability'
        : TAKES[takes].said,
    scale === 1 ? '' : `times ${Number(scale.toPrecision(4))}`,
    reduces === 'sum' ? 'summed over the batch' : '',
    reduces === 'mean_of_each_class' ? 'same and different pairs averaged apart' : '',
  ]
  return parts.filter((each) => each !== '').join(', ')
}
