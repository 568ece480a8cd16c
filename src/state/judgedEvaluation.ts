/** The latest held-out figures of a run: of the many pairs of a judgement once they are as new, not the few live. */
import type { RunFacts } from '../diagnosis/finding'
import { accuracyOf, countsAt, judgeOf } from '../domain/judging'
import { judgedOf, rankedBy, type JudgedRun } from './judgedRun'
import type { RunView } from './runView'

const known = new WeakMap<object, RunFacts['heldOut']>()

/** How many people the pairs of a judged run are of; undefined where people are not what varies. */
export const peopleOf = ({ units }: JudgedRun): number | undefined =>
  units?.over === 'people' ? units.count : undefined

/**
 * Loss and what is seen of the layers stay the live ones, since a judgement measures neither; so does the
 * accuracy by a metric as a question wrote it.
 */
export function judgedEvaluation(view: RunView): RunFacts['heldOut'] {
  const { evaluation, config } = view
  const judged = judgedOf(view)
  if (evaluation === null || config === null || judged === null || judged.isLive) return evaluation
  const before = known.get(judged)
  if (before !== undefined) return before
  const { auc, eer, bestAccuracy, bestThreshold } = rankedBy(judged).ranking
  const verified = accuracyOf(countsAt(judged.pairs, judgeOf(config, { bestThreshold })))
  const accuracy = config.metric === 'verified' ? verified : evaluation.accuracy
  const figures = { verified, accuracy, auc, eer, bestAccuracy, bestThreshold }
  const found = {
    ...evaluation,
    ...figures,
    same: judged.pairs.same,
    isJudged: true,
    people: peopleOf(judged),
  }
  known.set(judged, found)
  return found
}
