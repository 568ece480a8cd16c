import { accuracyOf, countsAt, thresholdText } from '../../domain/judging'
import { rankedBy } from '../../state/judgedRun'
import { resetThreshold, setThreshold } from '../../state/thresholds'
import { Button } from '../../ui/Button'
import { fractionText } from './figures'
import type { Judging } from './useJudged'

const SOURCES = {
  set: 'as you set it',
  aim: 'halfway between what the loss wants of same and of different pairs',
  best: 'the best one: this loss aims at none',
}

/** What comes out at the threshold and at the best one, and ways to set it. */
export function ThresholdBar({ run, judged, judge }: Judging) {
  const { ranking, equalErrorThreshold } = rankedBy(judged)
  const { bestAccuracy, bestThreshold } = ranking
  const accuracy = accuracyOf(countsAt(judged.pairs, judge))
  return (
    <div className="threshold-bar">
      <p title={SOURCES[judge.from]}>
        Accuracy <b>{fractionText(accuracy)}</b> {thresholdText(judge.threshold, judge.larger)}
        <span className="hidden">, {SOURCES[judge.from]}</span>
        <span className="muted">
          {' '}
          · best <b>{fractionText(bestAccuracy)}</b> {thresholdText(bestThreshold, judge.larger)}
        </span>
      </p>
      <Button
        className="small"
        disabled={Number.isNaN(bestThreshold)}
        onClick={() => setThreshold(run, bestThreshold)}
      >
        Use the best
      </Button>
      <Button
        className="small"
        title="The threshold where as many same pairs are refused as different ones accepted"
        disabled={Number.isNaN(equalErrorThreshold)}
        onClick={() => setThreshold(run, equalErrorThreshold)}
      >
        Use EER
      </Button>
      <Button className="small" disabled={judge.from !== 'set'} onClick={() => resetThreshold(run)}>
        Reset threshold
      </Button>
    </div>
  )
}
