import { tarAt } from '../../domain/verification/tarAt'
import { FigureCell } from './FigureCell'
import { intervalsOf, ratesInterval } from '../../state/scores/intervals'
import { lookOf } from './looks'
import { differentPairs } from '../../state/scores/rates'
import { rocNotes } from './rocNotes'
import { MeasuredNote } from './MeasuredNote'
import { RowName } from './RowName'
import { TooFew } from './TooFew'
import type { Judging } from '../../state/scores/judging'
import type { ScoreRow } from '../../state/scores/scoreRows'

const FARS = [
  { far: 1e-2, text: '0.01' },
  { far: 1e-3, text: '0.001' },
] as const

interface RocTableProps {
  readonly judgings: readonly Judging[]
  readonly rows: readonly ScoreRow[]
  /** Whether one run is on show. */
  readonly alone: boolean
}

/** What each curve comes to in numbers; its line stands before its name. */
export function RocTable({ judgings, rows, alone }: RocTableProps) {
  const fewest = Math.min(...rows.map(({ ranked }) => differentPairs(ranked.curve)))
  const unresolved = FARS.filter(({ far }) => fewest > 0 && fewest < 1 / far)
  return (
    <>
      <table className="table roc-table">
        <caption className="hidden">Numbers of the ROC curves</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">AUC</th>
            <th scope="col">EER</th>
            {FARS.map(({ text }) => (
              <th scope="col" key={text}>
                <abbr
                  title={`Share of same pairs accepted where ${text} of the different ones are`}
                >
                  TAR at FAR {text}
                </abbr>
              </th>
            ))}
            <th scope="col">Accuracy at threshold</th>
            <th scope="col">Best accuracy</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.kind + row.runs.join('')} row={row} alone={alone} />
          ))}
        </tbody>
      </table>
      <MeasuredNote judgings={judgings} others="AUC, EER, TAR and the curves" />
      <TooFew rows={rows} />
      {rocNotes(rows, alone).map(({ kind, text }) => (
        <p key={text} className={`tab-note ${kind === 'warning' ? 'roc-warning' : 'muted'}`}>
          {text}
        </p>
      ))}
      {unresolved.map(({ far, text }) => (
        <p key={text} className="muted tab-note">
          TAR at FAR {text}: fewer than {(1 / far).toLocaleString('en')} different pairs (
          {fewest.toLocaleString('en')}): not resolvable.
        </p>
      ))}
    </>
  )
}

function Row({ row, alone }: { readonly row: ScoreRow; readonly alone: boolean }) {
  const { ranking, curve } = row.ranked
  const intervals = intervalsOf(row.leftOut)
  return (
    <tr className={row.kind === 'network' ? undefined : 'baseline'}>
      <th scope="row">
        <Swatch row={row} /> <RowName row={row} alone={alone} />
      </th>
      <FigureCell value={ranking.auc} interval={intervals.auc} />
      <FigureCell value={ranking.eer} interval={intervals.eer} />
      {FARS.map(({ far, text }) => {
        const found = tarAt(curve, far)
        return found.resolvable || Number.isNaN(found.tar) ? (
          <FigureCell key={text} value={found.tar} interval={intervals.tarAt(far)} />
        ) : (
          <td key={text}>
            <Unresolved />
          </td>
        )
      })}
      <FigureCell
        value={row.accuracy}
        interval={row.rates && ratesInterval(row.rates, 'accuracy')}
      />
      <FigureCell value={row.best.accuracy} interval={intervalsOf(row.best.leftOut).bestAccuracy} />
    </tr>
  )
}

function Unresolved() {
  return (
    <span title="Not resolvable">
      <span aria-hidden>–</span>
      <span className="hidden">not resolvable</span>
    </span>
  )
}

function Swatch({ row }: { readonly row: ScoreRow }) {
  const { color, stroke } = lookOf(row)
  return (
    <svg className="line-swatch" width="22" height="8" aria-hidden>
      <line
        x2="22"
        y1="4"
        y2="4"
        style={{ stroke: color }}
        strokeWidth={stroke?.width}
        strokeDasharray={stroke?.dash.join(' ')}
      />
    </svg>
  )
}
