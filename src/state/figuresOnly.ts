/** What a run among many keeps: figures and curves, not the pairs, images and embeddings behind them. */
import type { RunConfig } from '../domain/config'
import { accuracyOf, countsAt, judgeOf } from '../domain/judging'
import { largerMeans } from '../domain/objective'
import type { Baselines, EvaluationReport, Judgement } from '../domain/reports'
import { rank } from '../domain/verification/ranking'
import { gainsOf } from './aucGains'
import { peopleOf } from './judgedEvaluation'
import { judgedOf } from './judgedRun'
import type { RunView } from './runView'

const NO_NUMBERS = new Float32Array(0)
const NO_PLACES = new Int32Array(0)
const NO_EMBEDDINGS = { images: NO_PLACES, dimension: 0, values: NO_NUMBERS }

/**
 * A view without what is long. Of the few live pairs there stays what tells how they are ranked and
 * what there is to beat. A judgement's figures take the place of the live ones; of its many pairs only
 * which are same and how far their pixels are apart, and what the run has beyond its baselines.
 */
export function figuresOnly(view: RunView): RunView {
  const { config, evaluation, judgement } = view
  const baselines = judgement?.baselines ?? view.baselines
  const judged =
    config && evaluation && judgement
      ? { ...judgedBy(judgement, config, evaluation), people: peopleIn(view) }
      : evaluation
  const isNew = judgement !== null || (evaluation !== null && evaluation.a.length > 0)
  const isKnown = view.gains !== null && view.gains.untrained !== null
  return {
    ...view,
    heldOut: null,
    layers: [],
    judgement: null,
    gains: isNew ? gainsOf({ ...view, gains: null }) : isKnown ? view.gains : null,
    evaluation: judged && withoutPairs(judged),
    baselines: baselines && (judgement ? pixelsOnly(baselines) : baselines),
  }
}

function peopleIn(view: RunView): number | undefined {
  const judged = judgedOf(view)
  return judged === null ? undefined : peopleOf(judged)
}

function judgedBy(
  judgement: Judgement,
  config: RunConfig,
  evaluation: EvaluationReport,
): EvaluationReport {
  const { auc, eer, bestAccuracy, bestThreshold } = rank(judgement, largerMeans(config))
  const verified = accuracyOf(countsAt(judgement, judgeOf(config, { bestThreshold })))
  const { same } = judgement
  const ranking = { verified, bestAccuracy, bestThreshold, auc, eer, isJudged: true }
  return { ...evaluation, ...ranking, same, outputs: NO_NUMBERS }
}

function withoutPairs(report: EvaluationReport): EvaluationReport {
  if (report.embeddings === NO_EMBEDDINGS) return report
  return {
    ...report,
    a: NO_PLACES,
    b: NO_PLACES,
    distances: NO_NUMBERS,
    embeddings: NO_EMBEDDINGS,
  }
}

/** The same object where nothing is to be left out, so that what is reckoned of it stays known. */
function pixelsOnly(baselines: Baselines): Baselines {
  return baselines.untrained === NO_NUMBERS ? baselines : { ...baselines, untrained: NO_NUMBERS }
}
