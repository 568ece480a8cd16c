import {
  axisHelp,
  axisKey,
  axisName,
  axisText,
  axisValues,
  tableOf,
  type Axis,
} from '../../domain/sweep'
import { conventionNote } from '../../domain/sweepPresets'
import type { SweepCell } from '../../state/sweepCell'
import { cellVerdict } from '../../state/sweepCell'
import { foldOutcome, overFolds, type Spread } from '../../state/sweepFolds'
import type { SweepState } from '../../state/sweepStore'
import { outcomeCounts } from './outcomes'
import { SweepCellView } from './SweepCellView'

/** The runs of a sweep as a table: the last setting across, the others down, outcomes at the foot. */
export function SweepTable(props: {
  readonly sweep: Pick<SweepState, 'axes' | 'cells'>
  readonly onLeave: () => void
}) {
  const { axes, cells } = props.sweep
  const { down, across } = tableOf(axes)
  const columns = across === null ? 1 : axisValues(across).length
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  )
  return (
    <table className="sweep-table">
      <caption className="hidden">
        Runs by {axes.map(axisName).join(', ')}: verdict, and AUC and accuracy on held-out pairs
      </caption>
      <Head down={down} across={across} />
      <tbody>
        {rows.map((row, index) => (
          <Row
            key={index}
            axes={axes}
            down={down}
            row={row}
            index={index}
            onLeave={props.onLeave}
          />
        ))}
      </tbody>
      {rows.length > 1 && <Foot axes={axes} rows={rows} columns={columns} span={down.length} />}
    </table>
  )
}

function Head({ down, across }: { readonly down: readonly Axis[]; readonly across: Axis | null }) {
  return (
    <thead>
      {across && (
        <tr>
          {down.map((axis) => (
            <th key={axisKey(axis)} scope="col" rowSpan={2}>
              {axisName(axis)}
            </th>
          ))}
          <th scope="colgroup" colSpan={axisValues(across).length}>
            {axisName(across)}
          </th>
        </tr>
      )}
      <tr>
        {across === null
          ? [...down.map(axisName), 'Run'].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))
          : axisValues(across).map((value) => (
              <th key={value} scope="col">
                {axisText(across, value)}
                <small>{axisHelp(across, value)}</small>
              </th>
            ))}
      </tr>
    </thead>
  )
}

function Row(props: {
  readonly axes: readonly Axis[]
  readonly down: readonly Axis[]
  readonly row: readonly SweepCell[]
  readonly index: number
  readonly onLeave: () => void
}) {
  const { axes, down, row, index, onLeave } = props
  const [first] = row
  if (first === undefined) return null
  return (
    <tr>
      {down.map((axis, place) => {
        // A value holds for as many rows as the settings after it have combinations.
        const span = down.slice(place + 1).reduce((rows, each) => rows * axisValues(each).length, 1)
        if (index % span !== 0) return null
        const isLast = place === down.length - 1
        const value = first.values[place] ?? ''
        const note =
          isLast && ('field' in axis ? conventionNote(axes, first.config) : axisHelp(axis, value))
        return (
          <th key={axisKey(axis)} scope={isLast ? 'row' : 'rowgroup'} rowSpan={span}>
            {axisText(axis, value)}
            {note && <small>{note}</small>}
          </th>
        )
      })}
      {row.map((cell) => (
        <td
          key={cell.values.join()}
          data-status={cell.status}
          data-verdict={cellVerdict(cell) ?? ''}
        >
          <SweepCellView
            cell={cell}
            name={axes.map((axis, place) => axisText(axis, cell.values[place] ?? '')).join(', ')}
            onLeave={onLeave}
          />
        </td>
      ))}
    </tr>
  )
}

function Foot(props: {
  readonly axes: readonly Axis[]
  readonly rows: readonly (readonly SweepCell[])[]
  readonly columns: number
  readonly span: number
}) {
  const columns = Array.from({ length: props.columns }, (_, column) =>
    props.rows.flatMap((row) => row[column] ?? []),
  )
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={props.span}>
          Outcomes
        </th>
        {columns.map((cells, column) => (
          <td key={column}>
            <Outcomes cells={cells} />
          </td>
        ))}
      </tr>
      {overFolds(props.axes) && (
        <tr>
          <th scope="row" colSpan={props.span}>
            Over folds
            <small>mean ± std of the accuracy on the fold held out</small>
          </th>
          {columns.map((cells, column) => (
            <td key={column}>
              <OverFolds cells={cells} />
            </td>
          ))}
        </tr>
      )}
    </tfoot>
  )
}

/** “0.712 ± 0.021 at the loss’s own threshold”, and at each fold’s best. */
function OverFolds({ cells }: { readonly cells: readonly SweepCell[] }) {
  const outcome = foldOutcome(cells)
  if (outcome === null) return '–'
  const { runs, verified, best } = outcome
  return (
    <>
      <span className="outcome">
        <b>{spreadText(verified)}</b> at the loss’s own threshold
      </span>
      <br />
      <span className="outcome">
        <b>{spreadText(best)}</b> at each fold’s best, {runs} folds
      </span>
    </>
  )
}

const spreadText = ({ mean, std }: Spread) => `${mean.toFixed(3)} ± ${std.toFixed(3)}`

/** “learns 8 · NaN 2”. */
export function Outcomes({ cells }: { readonly cells: readonly SweepCell[] }) {
  const counts = outcomeCounts(cells)
  return counts.map(([name, count], index) => (
    <span key={name} className="outcome">
      {index > 0 && ' · '}
      {name} <b>{count}</b>
    </span>
  ))
}
