import { useStore } from 'zustand'
import {
  AS_IT_IS,
  cellsOf,
  closeOverSeeds,
  goOnOverSeeds,
  learning,
  overSeedsStore,
  SEEDS,
  seedsShownStore,
  stopOverSeeds,
  WITH_FIX,
} from '../../state/overSeeds'
import type { SweepCell } from '../../state/sweepCell'
import { cellsDone } from '../../state/sweepStore'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import { Multiple } from './Multiple'
import { shareText } from './proofWords'

/** The dialog of a fix over seeds: a small curve for each run, with the fix and as it is. */
export function OverSeeds() {
  const { shown } = useStore(seedsShownStore)
  if (shown === null) return null
  const { label } = shown.fix
  return (
    <Sheet
      title={`${label}: over ${SEEDS} seeds`}
      about="Each seed has initial weights and pairs of its own. Runs A and B stay as they are."
      open={shown.open}
      onOpenChange={(open) => {
        if (!open) closeOverSeeds()
      }}
    >
      <Multiples label={label} />
    </Sheet>
  )
}

function Multiples({ label }: { readonly label: string }) {
  const { cells, state } = useStore(overSeedsStore)
  return (
    <div className="over-seeds">
      <Arm title={`With “${label}”`} cells={cellsOf(cells, WITH_FIX)} />
      <Arm title="As it is" cells={cellsOf(cells, AS_IT_IS)} />
      <footer className="over-seeds-foot">
        {state === 'running' && <Button onClick={stopOverSeeds}>Cancel</Button>}
        {state === 'cancelled' && <Button onClick={goOnOverSeeds}>Go on</Button>}
        <span className="muted">
          {state === 'running'
            ? `${cellsDone({ cells })} of ${cells.length} runs done`
            : `The interval is Wilson’s, of ${SEEDS} seeds at most ${cells[0]?.config.steps ?? 0} steps long.`}
        </span>
        <span className="hidden" role="status">
          {state === 'finished' &&
            `With ${label} ${shareText(learning(cellsOf(cells, WITH_FIX)))}; as it is ${shareText(learning(cellsOf(cells, AS_IT_IS)))}`}
        </span>
      </footer>
    </div>
  )
}

function Arm({ title, cells }: { readonly title: string; readonly cells: readonly SweepCell[] }) {
  const { learn, of } = learning(cells)
  return (
    <section aria-label={title}>
      <h3>
        {title} {of > 0 && <small>{shareText({ learn, of })}</small>}
      </h3>
      <ol className="multiples">
        {cells.map((cell) => (
          <Multiple key={cell.config.seed} cell={cell} />
        ))}
      </ol>
    </section>
  )
}
