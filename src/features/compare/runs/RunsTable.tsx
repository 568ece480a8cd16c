import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import type { RunGroup } from '../../../domain/keptRuns/groups'
import type { RunRow, Sort, SortKey } from '../../../domain/keptRuns/rows'
import { counted } from '../../../domain/splitCounts'
import { RunRowView, type RowProps } from './RunRowView'
import { COLUMNS, DESCENDS, meanText } from './words'

/** A run, or what stands over the runs of one group. */
export type Item =
  | { readonly kind: 'run'; readonly row: RunRow }
  | { readonly kind: 'group'; readonly group: RunGroup }

const HEIGHTS = { run: 46, group: 36 }

/** As many rows as fit, of however many runs there are. */
export function RunsTable(props: {
  readonly items: readonly Item[]
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly allTicked: boolean
  readonly onTickAll: (is: boolean) => void
  readonly rowProps: (row: RunRow) => Omit<RowProps, 'row'>
}) {
  const { items, sort, onSort, allTicked, onTickAll, rowProps } = props
  const scroll = useRef<HTMLDivElement>(null)
  // Nothing here is memoized by a compiler.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => HEIGHTS[items[index]?.kind ?? 'run'],
    overscan: 2,
    // With what else a frame draws, not once for each event of scrolling.
    useFlushSync: false,
    getItemKey: (index) => keyOf(items[index]) ?? index,
  })
  return (
    <div ref={scroll} className="runs-scroll" tabIndex={0} role="group" aria-label="Kept runs">
      <div role="table" aria-label="Kept runs" aria-rowcount={items.length + 1}>
        <div role="rowgroup" className="runs-head">
          <div role="row" className="runs-row" aria-rowindex={1}>
            <div role="columnheader" className="runs-cell runs-tick">
              <input
                type="checkbox"
                aria-label="Tick all that are shown"
                checked={allTicked}
                onChange={(event) => onTickAll(event.target.checked)}
              />
            </div>
            {COLUMNS.map(({ by, label, isFigure }) => (
              <Head key={by} {...{ by, label, sort, onSort }} isFigure={isFigure ?? false} />
            ))}
            <div role="columnheader" className="runs-cell runs-menu">
              <span className="hidden">More</span>
            </div>
          </div>
        </div>
        <div role="rowgroup" className="runs-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index]
            return (
              item && (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  role="row"
                  aria-rowindex={index + 2}
                  className={item.kind === 'run' ? 'runs-row' : 'runs-group'}
                  data-kept={item.kind === 'run' ? item.row.run.id : undefined}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {item.kind === 'run' ? (
                    <RunRowView row={item.row} {...rowProps(item.row)} />
                  ) : (
                    <GroupCell group={item.group} />
                  )}
                </div>
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

const keyOf = (item: Item | undefined) => (item?.kind === 'run' ? item.row.run.id : item?.group.key)

function Head(props: {
  readonly by: SortKey
  readonly label: string
  readonly isFigure: boolean
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}) {
  const { by, label, isFigure, sort, onSort } = props
  const isBy = sort.by === by
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={isBy ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={`runs-cell runs-${isFigure ? 'figure' : by === 'name' ? 'title' : by}`}
    >
      <button
        type="button"
        onClick={() => onSort({ by, descending: isBy ? !sort.descending : DESCENDS.has(by) })}
      >
        {label}
        {isBy && <Arrow size={11} strokeWidth={2.5} aria-hidden />}
      </button>
    </div>
  )
}

function GroupCell({ group: { rows, auc, accuracy } }: { readonly group: RunGroup }) {
  const seeds = auc?.runs ?? accuracy?.runs ?? 0
  return (
    <div role="cell" className="runs-over-seeds" aria-colspan={COLUMNS.length + 2}>
      <b>{counted(rows.length, 'run', 'runs')}</b>{' '}
      <span className="muted">of the same settings but the seed:</span> <span>AUC</span>{' '}
      <b>{meanText(auc)}</b> <span>accuracy</span> <b>{meanText(accuracy)}</b>{' '}
      <span className="muted">
        {seeds > 1
          ? `mean over ${seeds.toLocaleString('en')} seeds and 95 % interval`
          : 'one seed has no interval'}
      </span>
    </div>
  )
}
