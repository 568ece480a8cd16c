/**
 * Which loss over labelled pairs a function is, told by what it computes: it is asked what pairs of both
 * labels cost at many outputs, and its answers are compared with what the page's own losses say.
 */
import type { DistanceId } from '../../domain/choices/distances'
import type { LossId } from '../../domain/choices/losses'
import type { ConfigPatch } from '../../domain/config'
import { watched } from '../numeric/work'
import type { Takes } from './takes'
import { familyOf, familyWords, type FamilyFit, type NearMiss } from './families'
import { foreignOf, type ForeignLoss } from './foreign'
import { nearestContrastive, type Nearest } from './nearest'
import {
  alone,
  batchingOf,
  besideAnother,
  costsOf,
  OUTPUTS,
  type Batching,
  type CostOf,
  type Costs,
  type LabelValues,
  type LossUnderTest,
  type Reduction,
  type Shapes,
} from './probe'

export interface LossOptions {
  /** How the batch comes: labels and outputs in one axis, or in a column; both columns where absent. */
  readonly shapes?: Shapes
  /** What the outputs are, where that is known. */
  readonly distance?: DistanceId
  /** Outputs that cannot be, such as those beyond 1 where they are probabilities. */
  readonly canBe?: (output: number) => boolean
  /** What an output can be taken for; anything where absent. */
  readonly takes?: readonly Takes[]
  /** Whether it might have been given labels and outputs the wrong way round; it might where absent. */
  readonly turns?: boolean
}

/** What a function costs by the distance it is given, of both labels. */
export interface LossCurve {
  readonly distance: readonly number[]
  readonly same: readonly number[]
  readonly different: readonly number[]
}

export interface LossReading {
  /** Null where it is none of the page's. */
  readonly family: LossId | null
  /** The loss and what it is set to; empty where it is none. */
  readonly patch: ConfigPatch
  readonly takes: FamilyFit['takes'] | null
  /** The values of the labels it is made for. */
  readonly labels: LabelValues
  /** So many times the page's. */
  readonly scale: number
  readonly reduces: Reduction | null
  /** Whether every output meets every label of a batch of these shapes. */
  readonly everyLabel: boolean
  /** The largest difference from the page's own; null where it is none. */
  readonly deviation: number | null
  /** What it is, in words. */
  readonly said: string
  /** What is wrong with it whatever the family: it was handed labels and outputs the wrong way round. */
  readonly problem: 'swapped_arguments' | 'ignores_labels' | 'not_computable' | 'above_half' | null
  /** What it comes nearest to, where it is none. */
  readonly nearest: Nearest | null
  readonly curve: LossCurve | null
}

/** Both ways in which a label can say two kinds. */
const LABELS: readonly [LabelValues, LabelValues] = [
  [0, 1],
  [-1, 1],
]

export function recogniseLoss(f: LossUnderTest, options: LossOptions = {}): LossReading {
  return watched(() => readingOf(f, options)).result
}

function readingOf(f: LossUnderTest, options: LossOptions): LossReading {
  const [ofBits, ofSigns] = LABELS
  const single = alone(f, shapesOf(options))
  const first = ask(f, ofBits, options, single)
  if (isFamily(first.fit)) return known(first)
  const second = ask(f, ofSigns, options, single)
  if (isFamily(second.fit)) return known(second)
  const isOfSigns =
    first.costs === null || isFlat(first) || (first.fit === null && second.fit !== null)
  const likelier = isOfSigns ? second : first
  if (options.turns === false) return unknown(likelier, null)
  const turnedRound: LossUnderTest = (labels, outputs) => f(outputs, labels)
  const turned = ask(turnedRound, ofBits, options, alone(turnedRound, shapesOf(options)))
  return unknown(likelier, isFamily(turned.fit) ? turned : null)
}

/** Whether a label of 0 costs the same whatever the output: it is made for −1 and 1. */
const isFlat = ({ costs }: Asked): boolean =>
  costs !== null && !isBlind(costs) && costs.low.every((each) => each === costs.low[0])

const shapesOf = ({ shapes }: LossOptions): Shapes => shapes ?? { labels: 'n1', outputs: 'n1' }

interface Asked {
  readonly labels: LabelValues
  readonly costs: Costs | null
  readonly batching: Batching | null
  readonly fit: FamilyFit | NearMiss | null
  /** Why it could not be computed. */
  readonly failed: string | null
}

function ask(f: LossUnderTest, labels: LabelValues, options: LossOptions, single: CostOf): Asked {
  const shapes = shapesOf(options)
  const outputs = options.canBe === undefined ? OUTPUTS : OUTPUTS.filter(options.canBe)
  try {
    const cost = costThatWorks(f, shapes, labels, single)
    const costs = costsOf(cost, labels, outputs)
    const batching = batchingOf(f, shapes, labels, cost)
    const everyLabel = batching?.everyLabel ?? false
    const fit =
      batching === null || isBlind(costs)
        ? null
        : familyOf(costs, { ...options, everyLabel, signs: labels[0] < 0 })
    return { labels, costs, batching, fit, failed: null }
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error)
    return { labels, costs: null, batching: null, fit: null, failed }
  }
}

/** One pair at a time where that gives numbers, else beside one of the other kind. */
function costThatWorks(
  f: LossUnderTest,
  shapes: Shapes,
  labels: LabelValues,
  single: CostOf,
): CostOf {
  if (labels.some((label) => single(label, 0.5) !== null)) return single
  const [low, high] = labels
  const choices = [
    new Map([
      [high, 0],
      [low, 1000],
    ]),
    new Map([
      [high, 1000],
      [low, 0],
    ]),
  ].map((free) => besideAnother(f, shapes, free))
  const smallest = choices.map((cost) => cost(high, 0.5) ?? Infinity)
  const [first, second] = choices as [CostOf, CostOf]
  return smallest[0]! <= smallest[1]! ? first : second
}

const isFamily = (fit: FamilyFit | NearMiss | null): fit is FamilyFit =>
  fit !== null && 'family' in fit

/** Whether the labels make no difference. */
const isBlind = ({ low, high }: Costs): boolean =>
  low.every((each, i) => each !== null && each === high[i])

function known({ labels, costs, batching, fit }: Asked): LossReading {
  const family = fit as FamilyFit
  const reduces = batching?.reduces ?? null
  return {
    family: family.family,
    patch: family.patch,
    takes: family.takes,
    labels,
    scale: family.scale,
    reduces,
    everyLabel: batching?.everyLabel ?? false,
    deviation: family.deviation,
    said: familyWords(family, reduces, labels),
    problem: null,
    nearest: null,
    curve: costs === null ? null : curveOf(costs, family.patch.convention === 'different'),
  }
}

function unknown(asked: Asked, meant: Asked | null): LossReading {
  const { labels, costs, batching, fit, failed } = asked
  const missed = fit as NearMiss | null
  const blind = costs !== null && isBlind(costs)
  const foreign = costs === null || batching?.everyLabel ? null : foreignOf(costs, labels)
  const nearest =
    meant !== null
      ? { patch: (meant.fit as FamilyFit).patch, deviation: 0 }
      : costs === null || blind || foreign?.ofDistance === false
        ? null
        : nearestContrastive(costs, missed)
  return {
    family: null,
    patch: {},
    takes: null,
    labels,
    scale: 1,
    reduces: batching?.reduces ?? null,
    everyLabel: batching?.everyLabel ?? false,
    deviation: null,
    said: saidOfUnknown(asked, meant, foreign),
    problem:
      failed !== null
        ? 'not_computable'
        : meant !== null
          ? 'swapped_arguments'
          : blind
            ? 'ignores_labels'
            : null,
    nearest,
    curve: costs === null ? null : curveOf(costs, nearest?.patch.convention === 'different'),
  }
}

function saidOfUnknown(
  { costs, batching, fit, failed }: Asked,
  meant: Asked | null,
  foreign: ForeignLoss | null,
): string {
  if (meant !== null) {
    const words = familyWords(meant.fit as FamilyFit, meant.batching?.reduces ?? null, meant.labels)
    return `${words}, if it were given the outputs where it is given the labels: its arguments stand the wrong way round`
  }
  if (failed !== null) return `not computed here: ${failed}`
  if (costs !== null && isBlind(costs))
    return 'none of the losses here: the labels make no difference'
  if (foreign !== null) return `none of the losses here: ${foreign.said}`
  if (fit !== null) return `none of the losses here: ${(fit as NearMiss).why}`
  if (batching === null)
    return 'none of the losses here: what a pair costs depends on the others of its batch'
  return 'none of the losses here'
}

/** @param turned whether the higher label means different */
function curveOf({ outputs, low, high }: Costs, turned: boolean): LossCurve {
  const shown = [...outputs.keys()].filter((i) => {
    const output = outputs[i]!
    return output >= 0 && output <= 3 && low[i] !== null && high[i] !== null
  })
  const of = (values: readonly (number | null)[]) => shown.map((i) => values[i]!)
  return {
    distance: shown.map((i) => outputs[i]!),
    same: of(turned ? low : high),
    different: of(turned ? high : low),
  }
}
