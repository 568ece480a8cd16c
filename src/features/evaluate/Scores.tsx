import { useStore } from 'zustand'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import { crosswise, judgedAtText, thresholdText, type Judge } from '../../domain/judging'
import { runsStore } from '../../state/runs'
import { FigureCell } from './FigureCell'
import { intervalsOf, ratesInterval } from '../../state/scores/intervals'
import { MeasuredNote } from './MeasuredNote'
import { RowName } from './RowName'
import { scoreRowsOf, type ScoreRow } from '../../state/scores/scoreRows'
import { TooFew } from './TooFew'
import { useJudgedRuns } from './useJudged'

/** What the runs on show score on the held-out pairs, a row each, and what there is to beat. */
export function Scores() {
  const judgings = useJudgedRuns()
  if (judgings.length === 0) return null
  const rows = scoreRowsOf(judgings)
  const asWritten = judgings.some(({ judged }) => judged.config.metric !== 'verified')
  return (
    <div>
      <table className="table scores">
        <caption className="hidden">Scores on the held-out pairs</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            {asWritten && <th scope="col">Accuracy shown</th>}
            <th scope="col">Verified</th>
            <th scope="col">Best accuracy</th>
            <th scope="col">
              <abbr title="Area under the ROC curve: ½ for guessing, 0 upside down">AUC</abbr>
            </th>
            <th scope="col">
              <abbr title="Equal error rate: as many same pairs refused as different ones accepted">
                EER
              </abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.kind + row.runs.join('')}
              row={row}
              asWritten={asWritten}
              alone={judgings.length === 1}
            />
          ))}
        </tbody>
      </table>
      <MeasuredNote judgings={judgings} others="AUC and EER" />
      <TooFew rows={rows} />
    </div>
  )
}

function Row(props: {
  readonly row: ScoreRow
  readonly asWritten: boolean
  readonly alone: boolean
}) {
  const { row, asWritten, alone } = props
  const { ranking } = row.ranked
  const intervals = intervalsOf(row.leftOut)
  return (
    <tr className={row.kind === 'network' ? undefined : 'baseline'}>
      <th scope="row">
        <RowName row={row} alone={alone} />
      </th>
      {asWritten && <AsWritten row={row} />}
      <FigureCell value={row.accuracy} interval={row.rates && ratesInterval(row.rates, 'accuracy')}>
        <small>{row.judge === null ? 'no threshold' : judgeText(row.judge)}</small>
      </FigureCell>
      <FigureCell value={row.best.accuracy} interval={intervalsOf(row.best.leftOut).bestAccuracy}>
        <small>{thresholdText(row.best.threshold, row.larger)}</small>
      </FigureCell>
      <FigureCell value={ranking.auc} interval={intervals.auc} />
      <FigureCell value={ranking.eer} interval={intervals.eer} />
    </tr>
  )
}

function judgeText(judge: Judge): string {
  const calibrated = crosswise(judge) === null ? ', calibrated' : ''
  return judgedAtText(judge) + { set: ', set', calibrated, aim: '', best: ', the best' }[judge.from]
}

/** By the metric chosen, which is measured live only. */
function AsWritten({ row: { kind, judging } }: { readonly row: ScoreRow }) {
  const live = useStore(runsStore, (runs) => runs[judging.run].evaluation)
  if (kind !== 'network' || live === null) return <FigureCell value={null} interval={null} />
  const metric = formatValue(fieldOf('metric'), judging.judged.config.metric)
  return (
    <FigureCell value={live.accuracy} interval={null}>
      <small>
        {live.same.length.toLocaleString('en')} live pairs, {metric}
      </small>
    </FigureCell>
  )
}
