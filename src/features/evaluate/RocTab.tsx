import { useMemo, useState } from 'react'
import { CurveChart, type Curve } from '../../charts/CurveChart'
import type { RunId } from '../../domain/config'
import { countsAt, scaleEnd, thresholdText } from '../../domain/judging'
import { FARS } from '../../state/judgedRun'
import { setThreshold } from '../../state/thresholds'
import { Slider } from '../../ui/Slider'
import { ForgeriesTable } from './ForgeriesTable'
import { FoldsTable } from './FoldsTable'
import { JudgedLine } from './JudgedLine'
import { bandFrom } from '../../state/scores/intervals'
import { bandLook, CHANCE, lookOf } from './looks'
import { differentPairs, rateAt, ratesOf } from '../../state/scores/rates'
import { RocTable } from './RocTable'
import { rowText, scoreRowsOf, type ScoreRow } from '../../state/scores/scoreRows'
import { ThresholdBar } from './ThresholdBar'
import type { Judging } from '../../state/scores/judging'
import { useJudgedRuns } from './useJudged'

const TABLE_AT = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1]
/** From a millionth to 1, evenly on a logarithmic axis, and 0. */
const DIAGONAL = [0, ...Array.from({ length: 301 }, (_, i) => 10 ** ((i - 300) / 50))]
const GUESSING: Curve = { name: 'chance', look: CHANCE, xs: DIAGONAL, ys: DIAGONAL, aside: true }

/** ROC curves of the runs on show, beside those of raw pixels and of the untrained network. */
export function RocTab({ run }: { readonly run: RunId }) {
  const judgings = useJudgedRuns()
  const [log, setLog] = useState(false)
  const chosen = judgings.find((judging) => judging.run === run)
  const rows = scoreRowsOf(judgings)
  const alone = judgings.length === 1
  const most = Math.max(10, ...rows.map(({ ranked }) => differentPairs(ranked.curve)))
  return (
    <>
      <div className="roc-head">
        <JudgedLine run={run} />
        <AxisChoice log={log} onPick={setLog} />
      </div>
      <div className="roc">
        <section className="card roc-picture" aria-label="ROC curve">
          <CurveChart
            key={String(log)}
            label="ROC on held-out pairs"
            xTitle="FAR"
            yTitle="TAR"
            curves={[GUESSING, ...rows.flatMap(bandOf), ...rows.map((row) => curveOf(row, alone))]}
            powersFrom={log ? 1 / most : null}
            tableAt={TABLE_AT}
            revision={rows}
            hint={
              rows.length === 0
                ? 'Press Train to see the ROC curve'
                : 'No curve: an output is not finite, or the pairs are of one kind'
            }
          />
          {rows.some(hasBand) && (
            <p className="roc-key muted">
              <span aria-hidden className="roc-key-line" /> ends of the 95 % interval of{' '}
              {alone ? 'the run’s curve' : 'each run’s curve'}
            </p>
          )}
        </section>
        {chosen !== undefined && (
          <div className="roc-numbers">
            <RocTable judgings={judgings} rows={rows} alone={alone} />
            <ForgeriesTable {...chosen} />
            <ThresholdSlider {...chosen} />
            <ThresholdBar {...chosen} />
            <FoldsTable {...chosen} />
          </div>
        )}
      </div>
    </>
  )
}

function curveOf(row: ScoreRow, alone: boolean): Curve {
  const { judging, judge, kind, outputs, ranked } = row
  const { same } = judging.judged.pairs
  const dot =
    kind === 'network' && judge !== null ? rateAt(countsAt({ outputs, same }, judge)) : undefined
  const least = 1 / Math.max(1, differentPairs(ranked.curve))
  return { name: rowText(row, alone), look: lookOf(row), ...ratesOf(ranked.curve), dot, least }
}

const hasBand = ({ kind, leftOut }: ScoreRow) => kind === 'network' && leftOut !== null

/** The ends of the 95 % intervals of a network's true accept rates, as two thin lines. */
function bandOf(row: ScoreRow): readonly Curve[] {
  if (!hasBand(row) || row.leftOut === null) return []
  const least = 1 / Math.max(1, differentPairs(row.ranked.curve))
  const { xs, low, high } = bandFrom(
    row.leftOut,
    FARS.filter((far) => far >= least),
  )
  const ends = { low, high }
  return (['low', 'high'] as const).map((end) => ({
    name: `${rowText(row, true)}, ${end} end of the 95 % interval`,
    look: bandLook(row),
    xs,
    ys: ends[end],
    aside: true,
  }))
}

const STEPS = 200

/** Moves the operating point along the chosen run's curve. */
function ThresholdSlider({ run, judged, judge }: Judging) {
  const end = useMemo(() => scaleEnd(judged.config, judged.pairs.outputs), [judged])
  const share = Number.isNaN(judge.threshold) ? 0 : judge.threshold / end
  const move = (position: number) =>
    setThreshold(run, Number(((position / STEPS) * end).toPrecision(6)))
  return (
    <div className="threshold-slider">
      <span aria-hidden>Threshold</span>
      <Slider
        label="Threshold"
        position={Math.round(Math.min(1, Math.max(0, share)) * STEPS)}
        steps={STEPS}
        text={thresholdText(judge.threshold, judge.larger)}
        onChange={move}
        onCommit={move}
      />
    </div>
  )
}

function AxisChoice(props: { readonly log: boolean; readonly onPick: (log: boolean) => void }) {
  return (
    <div className="axis-choice" role="group" aria-label="FAR axis">
      {[false, true].map((log) => (
        <button
          key={String(log)}
          type="button"
          aria-pressed={props.log === log}
          onClick={() => props.onPick(log)}
        >
          {log ? 'Logarithmic' : 'Linear'}
        </button>
      ))}
    </div>
  )
}
