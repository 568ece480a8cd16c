import { useStore } from 'zustand'
import { judgedAtText, thresholdText } from '../../domain/judging'
import { decisionThreshold } from '../../domain/objective'
import { judgedOnText, thresholdSource, tooFewForRate } from '../../domain/thresholdWords'
import { calibratedAt, type CalibrationWay } from '../../domain/verification/calibratedAt'
import { tells } from '../../domain/verification/jackknife'
import { shareOfSame } from '../../domain/verification/pairOutputs'
import { rankedBy } from '../../state/judgedRun'
import { bestOn } from '../../state/bestAccuracy'
import { judgedRates, type JudgedRates } from '../../state/judgedRates'
import { measuredPairs } from '../../state/measuredPairs'
import {
  aimThreshold,
  calibrateThreshold,
  resetThreshold,
  setThreshold,
  thresholdsStore,
} from '../../state/thresholds'
import { Button } from '../../ui/Button'
import { FalseAccepts } from './FalseAccepts'
import { fractionText } from '../../state/scores/figures'
import { intervalText, percentInterval, ratesInterval } from '../../state/scores/intervals'
import type { Judging } from '../../state/scores/judging'
import { measuredText } from './measured'

/** What comes out at the threshold and at the best one, where it comes from, and ways to set it. */
export function ThresholdBar({ run, judged, judge }: Judging) {
  const chosen = useStore(thresholdsStore, (thresholds) => thresholds[run])
  const ranked = rankedBy(judged)
  const { bestThreshold } = ranked.ranking
  const { config, parts, words } = judged
  const rates = judgedRates(judged, judge)
  const measured = measuredPairs(judged, judge)
  const best = bestOn(measured.pairs.outputs, measured, judged, judged.larger)
  const source = thresholdSource(judge, words)
  const isWay = (by: CalibrationWay['by']) => judge.calibrated?.way.by === by
  // On calibration people where there are any, else on the very pairs that are judged.
  const use = (way: CalibrationWay) =>
    parts === null ? setThreshold(run, onTheseAt(way)) : calibrateThreshold(run, way)
  const onTheseAt = (way: CalibrationWay) =>
    way.by === 'best' ? bestThreshold : calibratedAt(way, ranked, shareOfSame(judged.pairs.same))
  const canReset =
    judge.from === 'set' || (parts !== null && chosen !== null && chosen.kind !== 'set')
  return (
    <div className="threshold-bar">
      <p title={source}>
        Accuracy <b>{fractionText(rates.accuracy)}</b> {judgedAtText(judge)}
        <Interval rates={rates} rate="accuracy" />
        <span className="hidden">, {source}</span>
        <span className="muted">
          {' '}
          · best <b>{fractionText(best.accuracy)}</b> {thresholdText(best.threshold, judge.larger)}{' '}
          · {measuredText(judged, judge)}
        </span>
      </p>
      <Button
        className="small"
        aria-pressed={parts === null ? undefined : isWay('best')}
        disabled={Number.isNaN(bestThreshold)}
        onClick={() => use({ by: 'best' })}
      >
        Use the best
      </Button>
      <Button
        className="small"
        title="The threshold where as many same pairs are refused as different ones accepted"
        aria-pressed={parts === null ? undefined : isWay('eer')}
        disabled={Number.isNaN(ranked.equalErrorThreshold)}
        onClick={() => use({ by: 'eer' })}
      >
        Use EER
      </Button>
      <FalseAccepts
        pressed={parts === null ? undefined : isWay('far')}
        disabled={Number.isNaN(bestThreshold)}
        onUse={(oneIn) => use({ by: 'far', oneIn })}
      />
      {parts !== null && decisionThreshold(config) !== null && (
        <Button
          className="small"
          aria-pressed={judge.from === 'aim'}
          onClick={() => aimThreshold(run)}
        >
          Use the loss’s aim
        </Button>
      )}
      <Button className="small" disabled={!canReset} onClick={() => resetThreshold(run)}>
        Reset threshold
      </Button>
      <p className="muted threshold-from">
        {capital(source)}. {judgedOnText(judge, words) ?? onTheSame(judge.from, parts !== null)}{' '}
        {tooFewForRate(judge)} Of {rates.different.toLocaleString('en')} different pairs{' '}
        {percentText(rates.far)} are accepted
        <Interval rates={rates} rate="far" inPercent />, of {rates.same.toLocaleString('en')} same
        pairs {percentText(rates.tar)}
        <Interval rates={rates} rate="tar" inPercent />.
        {rates.forged !== null &&
          ` Of the different ones, of forged signatures of the same signer ${percentText(rates.forged.skilled.far)}, of other signers’ ${percentText(rates.forged.random.far)}.`}
      </p>
    </div>
  )
}

function Interval(props: {
  readonly rates: JudgedRates
  readonly rate: 'accuracy' | 'far' | 'tar'
  readonly inPercent?: boolean
}) {
  const interval = ratesInterval(props.rates, props.rate)
  if (interval === null) return null
  const text = props.inPercent
    ? percentInterval(interval, percentOf)
    : tells(interval)
      ? `95 %: ${intervalText(interval)}`
      : 'too few for an interval'
  return <span className="muted"> ({text})</span>
}

/** What is to be known of a threshold that no other people chose. */
function onTheSame(from: 'set' | 'calibrated' | 'aim' | 'best', isParted: boolean): string {
  if (from === 'aim') return 'It was chosen before any pair was seen.'
  return isParted || from === 'best'
    ? 'It is judged on pairs it may have been chosen on.'
    : 'If these pairs made you choose it, it flatters itself on them.'
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const percentOf = (share: number) => String(Number((100 * share).toPrecision(2)))
const percentText = (share: number) => (Number.isNaN(share) ? '–' : `${percentOf(share)} %`)
