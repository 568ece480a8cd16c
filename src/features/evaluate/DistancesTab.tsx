import { useMemo } from 'react'
import { binOutputs } from '../../charts/binning'
import { Histogram } from '../../charts/Histogram'
import type { RunId } from '../../domain/config'
import { scaleEnd } from '../../domain/judging'
import { marginLine } from '../../domain/objective'
import { outputName } from '../../domain/outputs'
import type { JudgedRun } from '../../state/judgedRun'
import { judgedRates } from '../../state/judgedRates'
import { setThreshold } from '../../state/thresholds'
import { ConfusionTable } from './ConfusionTable'
import { fractionText } from '../../state/scores/figures'
import { JudgedLine } from './JudgedLine'
import { Scores } from './Scores'
import { ThresholdBar } from './ThresholdBar'
import type { Judging } from '../../state/scores/judging'
import { useJudged } from './useJudged'

/** Of so many pairs finer bins show more than noise. */
const MANY = 1000
const BINS = { few: 24, many: 48 }

/** Outputs of a run's held-out pairs, same against different, and what a threshold makes of them. */
export function DistancesTab({ run }: { readonly run: RunId }) {
  const judging = useJudged(run)
  return (
    <>
      <JudgedLine run={run} />
      {judging === null ? (
        <p className="muted">
          Distances of the held-out pairs appear here after the first evaluation of run {run}.
        </p>
      ) : (
        <>
          <Outputs key={run} {...judging} />
          <ThresholdBar {...judging} />
        </>
      )}
      <div className="judged-tables">
        <Scores />
        {judging !== null && <ConfusionTable key={run} {...judging} />}
      </div>
    </>
  )
}

function Outputs({ run, judged, judge }: Judging) {
  const { config, pairs, step } = judged
  const bins = useMemo(() => binsOf(judged), [judged])
  const quantity = outputName(config)
  const accuracy = fractionText(judgedRates(judged, judge).accuracy)
  const unfit = useMemo(
    () => pairs.outputs.reduce((sum, output) => (Number.isFinite(output) ? sum : sum + 1), 0),
    [pairs],
  )
  return (
    <div className="card judge-chart">
      <Histogram
        label={`Outputs of run ${run} on held-out pairs at step ${step}`}
        bins={bins}
        quantity={quantity}
        threshold={{
          at: judge.threshold,
          name: {
            best: 'best threshold',
            calibrated: 'calibrated threshold',
            aim: 'threshold',
            set: 'threshold',
          }[judge.from],
        }}
        handle={{
          spoken: `threshold ${Number(judge.threshold.toPrecision(3))}: accuracy ${accuracy}`,
          onMove: (to) => setThreshold(run, to),
        }}
        margin={marginLine(config)}
        revision={bins}
        hint="No output is finite"
      />
      {unfit > 0 && (
        <p className="problem">
          {unfit.toLocaleString('en')} of {pairs.outputs.length.toLocaleString('en')} outputs are
          not finite and stand in no bar.
        </p>
      )}
    </div>
  )
}

function binsOf({ config, pairs: { outputs, same } }: JudgedRun) {
  const count = outputs.length > MANY ? BINS.many : BINS.few
  return binOutputs(outputs, same, count, scaleEnd(config, outputs))
}
