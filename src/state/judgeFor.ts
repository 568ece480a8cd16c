/**
 * Where the line between same and different is drawn: where a person has set it, where calibration people
 * want it, or at the run's own.
 */
import { HEADS } from '../domain/choices/heads'
import type { RunConfig } from '../domain/config'
import { judgeOf, type Calibrated, type Judge } from '../domain/judging'
import { decisionThreshold, largerMeans } from '../domain/objective'
import { calibratedAt, type CalibrationWay } from '../domain/verification/calibratedAt'
import { shareOfSame } from '../domain/verification/pairOutputs'
import type { JudgedParts, SomePairs } from './judgedParts'
import { rankedBy, rankedOf, type JudgedRun } from './judgedRun'

/**
 * A threshold means something only among outputs of one direction and scale. A way to choose it on
 * calibration people means the same of any; `aim` is the threshold that the loss aims at.
 */
export type ChosenThreshold =
  | { readonly kind: 'set'; readonly value: number; readonly scale: string }
  | { readonly kind: 'calibrated'; readonly way: CalibrationWay }
  | { readonly kind: 'aim' }

export const scaleOf = (config: RunConfig) =>
  `${largerMeans(config)} ${config.head} ${HEADS[config.head].takesDistance ? config.distance : ''}`

const BEST: CalibrationWay = { by: 'best' }

/**
 * The judge of a run: at the threshold set, while the outputs' direction and scale are the same; else,
 * where there are calibration people, at the one they suit best or as was chosen; else at the run's own.
 */
export function judgeFor(judged: JudgedRun, chosen: ChosenThreshold | null): Judge {
  const { config, parts } = judged
  const { ranking } = rankedBy(judged)
  if (chosen?.kind === 'set' && chosen.scale === scaleOf(config))
    return judgeOf(config, ranking, chosen.value)
  const aims = chosen?.kind === 'aim' && decisionThreshold(config) !== null
  if (parts === null || aims) return judgeOf(config, ranking)
  const way = chosen?.kind === 'calibrated' ? chosen.way : BEST
  return calibratedJudge(judged, parts, way)
}

/** The threshold of some pairs. */
function thresholdOf({ pairs }: Pick<SomePairs, 'pairs'>, judged: JudgedRun, way: CalibrationWay) {
  const thresholds = rankedOf(pairs.outputs, pairs.same, judged.larger)
  return calibratedAt(way, thresholds, shareOfSame(judged.pairs.same))
}

function calibratedJudge(judged: JudgedRun, parts: JudgedParts, way: CalibrationWay): Judge {
  const { all, calibrate, judge, crossed } = parts
  const at = (some: Pick<SomePairs, 'pairs'>) => thresholdOf(some, judged, way)
  const chosenOn = crossed ? all : calibrate
  const { same } = chosenOn.pairs
  const calibrated: Calibrated = {
    way,
    people: crossed ? calibrate.units.count + judge.units.count : calibrate.units.count,
    judges: judge.units.count,
    different: same.reduce((sum, each) => sum + 1 - each, 0),
    crossed: crossed ? { calibrate: at(judge), judge: at(calibrate) } : null,
  }
  return { threshold: at(chosenOn), from: 'calibrated', larger: judged.larger, calibrated }
}
