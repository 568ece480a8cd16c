/**
 * What was observed of a run: numbers, each a pure function of its settings and history. Causes are
 * weighed by these, and their words are made of them.
 */
import { factsOf } from '../domain/dataFacts'
import { layersOf } from '../domain/encoders'
import type { LayerSpec } from '../domain/layers'
import { OPTIMIZERS } from '../domain/choices/optimizers'
import { reach } from '../domain/outputs'
import type { LayerState } from '../domain/reports'
import { shareOfSame } from '../domain/shares'
import { summarise } from '../domain/shapes'
import type { RunConfig } from '../domain/config'
import type { RunFacts } from './finding'
import { atLeastDistance, largestDistance, wantedDistance } from './observations/distances'
import { growth, stillSince, usualNorm } from './observations/gradients'
import { guessing, isFalling, penaltyShare, recentLoss } from './observations/losses'
import { outcomeOf, type Outcome } from './outcome'

export interface Observations {
  readonly facts: RunFacts
  readonly config: RunConfig
  readonly outcome: Outcome
  readonly steps: number
  /** The encoder that is built, and its embedding’s length; null where it does not fit. */
  readonly layers: readonly LayerSpec[]
  readonly embedding: number | null
  /** The learning rate over the usual one of its optimiser. */
  readonly rateTimes: number
  readonly guessing: number
  readonly firstLoss: number | null
  /** Without the penalty. */
  readonly recentLoss: number | null
  readonly isFalling: boolean
  readonly penaltyShare: number
  readonly stillSince: number | null
  readonly usualNorm: number | null
  readonly gradientGrowth: ReturnType<typeof growth>
  /** The largest distance of the first step’s pairs. */
  readonly firstLargest: number | null
  /** Share of the losses that were above 0, over the last steps; null before any. */
  readonly active: number | null
  readonly largest: number | null
  readonly atLeast: ReturnType<typeof atLeastDistance>
  readonly wanted: number | null
  readonly reach: ReturnType<typeof reach>
  readonly shareOfSame: number
  /** Layers as of the last evaluation; empty where unknown. */
  readonly states: readonly LayerState[]
  /** How far the layer that moved most has moved from its initial weights, over their norm; null where unknown. */
  readonly moved: number | null
}

/** @param outcome how it is going, where that is known already */
export function observe(facts: RunFacts, outcome: Outcome = outcomeOf(facts)): Observations {
  const { config, set, log, heldOut } = facts
  const layers = layersOf(config)
  const states = heldOut?.layers ?? []
  const moves = states.flatMap(({ moved }) => (moved === null ? [] : [moved]))
  const active = log.column('active').subarray(-20)
  return {
    facts,
    config,
    outcome,
    steps: log.length,
    layers,
    embedding: summarise(layers, [config.size, config.size, config.channels]).embedding,
    rateTimes: config.learningRate / OPTIMIZERS[config.optimizer].usualRate(config),
    guessing: guessing(facts),
    firstLoss: log.column('loss')[0] ?? null,
    recentLoss: recentLoss(facts),
    isFalling: isFalling(facts),
    penaltyShare: penaltyShare(facts),
    stillSince: stillSince(facts),
    usualNorm: usualNorm(facts),
    gradientGrowth: growth(facts, 'gradNorm'),
    firstLargest: log.column('largest')[0] ?? null,
    active:
      active.length === 0 ? null : active.reduce((sum, each) => sum + each, 0) / active.length,
    largest: largestDistance(facts),
    atLeast: atLeastDistance(facts),
    wanted: wantedDistance(config),
    reach: reach(config),
    shareOfSame: shareOfSame(config, factsOf(config, set)),
    states,
    moved: moves.length === 0 ? null : Math.max(...moves),
  }
}
