import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { countsAt, thresholdText, type Counts } from '../../domain/judging'
import { confusion } from '../../domain/verification/confusion'
import { pairsOfJudge } from '../../state/measuredPairs'
import { PairList } from './PairList'
import type { Judging } from '../../state/scores/judging'

type Cell = keyof Counts

const KINDS = [
  { kind: 'same', glyph: '●', cells: ['sameAsSame', 'sameAsDifferent'] },
  { kind: 'different', glyph: '◆', cells: ['differentAsSame', 'differentAsDifferent'] },
] as const
const CELLS: Readonly<Record<Cell, { readonly words: string; readonly right: boolean }>> = {
  sameAsSame: { words: 'Same pairs taken for same', right: true },
  sameAsDifferent: { words: 'Same pairs taken for different', right: false },
  differentAsSame: { words: 'Different pairs taken for same', right: false },
  differentAsDifferent: { words: 'Different pairs taken for different', right: true },
}

/** What pairs are against what they are taken for; a cell opens its pairs below. */
export function ConfusionTable(given: Judging) {
  const judging = { ...given, judged: withPairsOfJudge(given) }
  const { judged, judge } = judging
  const crossed = judge.calibrated !== undefined && judge.calibrated.crossed !== null
  const [open, setOpen] = useState<Cell | null>(null)
  const counts = countsAt(judged.pairs, judge)
  const list = useId()
  return (
    <>
      <table className="table confusion">
        <caption>
          {judged === given.judged
            ? 'Held-out pairs'
            : `Pairs of ${judge.calibrated?.judges ?? 0} ${judged.words.many} who judge`}{' '}
          {thresholdText(judge.threshold, judge.larger)}
          {crossed && ', on which it was chosen'}
        </caption>
        <thead>
          <tr>
            <th scope="col">are</th>
            <th scope="col">taken for same</th>
            <th scope="col">taken for different</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map(({ kind, glyph, cells }) => (
            <tr key={kind}>
              <th scope="row">
                <span className={kind}>
                  <span aria-hidden>{glyph}</span> {kind}
                </span>
              </th>
              {cells.map((cell) => (
                <td key={cell}>
                  <CellButton
                    cell={cell}
                    count={counts[cell]}
                    of={counts[cells[0]] + counts[cells[1]]}
                    open={open === cell}
                    controls={list}
                    onClick={() => setOpen(open === cell ? null : cell)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div id={list} className="cell-pairs">
        {open !== null && <CellPairs key={open} cell={open} {...judging} />}
      </div>
    </>
  )
}

/** With the pairs that may say what comes out at the threshold. */
function withPairsOfJudge({ judged, judge }: Judging): Judging['judged'] {
  const pairs = pairsOfJudge(judged, judge)
  return pairs === judged.pairs ? judged : { ...judged, pairs }
}

function CellButton(props: {
  readonly cell: Cell
  readonly count: number
  readonly of: number
  readonly open: boolean
  readonly controls: string
  readonly onClick: () => void
}) {
  const { cell, count, of, open } = props
  const { words, right } = CELLS[cell]
  return (
    <button
      type="button"
      className="confusion-cell"
      aria-label={`${words}: ${count}`}
      aria-expanded={open}
      aria-controls={props.controls}
      onClick={props.onClick}
    >
      <span className={right ? 'right' : 'wrong'}>{right ? '✓' : '✕'}</span>
      <b>{count.toLocaleString('en')}</b>
      <small>{of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`}</small>
    </button>
  )
}

/** Sorting and drawing pairs may lag behind a threshold that is being dragged. */
function CellPairs({ cell, run, judged, judge }: Judging & { readonly cell: Cell }) {
  const threshold = useDeferredValue(judge.threshold)
  const { larger } = judge
  const cells = useMemo(
    () => confusion(judged.pairs, threshold, larger),
    [judged.pairs, threshold, larger],
  )
  const { words } = CELLS[cell]
  const heading = useRef<HTMLHeadingElement>(null)
  // The pairs open below, which may be out of sight. Some browsers return a promise here.
  useEffect(() => {
    void heading.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <section aria-label={words}>
      <h3 ref={heading}>
        {words}: {cells[cell].length.toLocaleString('en')}, worst first
      </h3>
      <PairList
        label={`${words}, worst first`}
        run={run}
        judged={judged}
        judge={judge}
        pairs={cells[cell]}
        page={60}
      />
    </section>
  )
}
