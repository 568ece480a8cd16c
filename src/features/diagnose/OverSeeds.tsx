import { useState } from 'react'
import { useStore } from 'zustand'
import type { Fix } from '../../diagnosis/finding'
import { VERDICT_TEXT } from '../../diagnosis/verdict'
import { configOf, type RunId } from '../../domain/config'
import { wilson } from '../../domain/verification/wilson'
import { cellVerdict, type SweepCell } from '../../state/sweepCell'
import {
  learning,
  proveOverSeeds,
  SEEDS,
  seedProofStore,
  stopSeedProof,
} from '../../state/seedProof'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import { Sparkline } from '../../ui/Sparkline'

/** Tries a fix over ten seeds, and the run as it is beside it. */
export function OverSeeds({ run, fix }: { readonly run: RunId; readonly fix: Fix }) {
  const [open, setOpen] = useState(false)
  function begin() {
    setOpen(true)
    proveOverSeeds(configOf(setupStore.getState().setup, run), fix.label, fix.patch)
  }
  return (
    <>
      <Button onClick={begin} title={`“${fix.label}” on ${SEEDS} seeds, and the run as it is`}>
        Prove over {SEEDS} seeds
      </Button>
      <Sheet
        title={`${fix.label}: ${SEEDS} seeds`}
        about="Each seed has other initial weights and other pairs. Runs A and B stay as they are."
        open={open}
        onOpenChange={(next) => {
          setOpen(next)
          if (!next) stopSeedProof()
        }}
      >
        <Multiples label={fix.label} />
      </Sheet>
    </>
  )
}

function Multiples({ label }: { readonly label: string }) {
  const { cells, state } = useStore(seedProofStore)
  const of = (text: string) => cells.filter(({ values }) => values[1] === text)
  return (
    <div className="over-seeds">
      {[label, 'as it is'].map((text) => (
        <section key={text} aria-label={text}>
          <h3>
            {text === label ? `With “${label}”` : 'As it is'} <Counted cells={of(text)} />
          </h3>
          <ol className="multiples">
            {of(text).map((cell) => (
              <Multiple key={cell.config.seed} cell={cell} />
            ))}
          </ol>
        </section>
      ))}
      {state === 'running' && (
        <Button className="small" onClick={stopSeedProof}>
          Stop
        </Button>
      )}
    </div>
  )
}

function Counted({ cells }: { readonly cells: readonly SweepCell[] }) {
  const { of, learn } = learning(cells)
  if (of === 0) return null
  const [low, high] = wilson(learn, of).map((share) => Math.round(100 * share))
  return (
    <small>
      {learn} of {of} learn (95 % interval {low}–{high} %)
    </small>
  )
}

function Multiple({ cell }: { readonly cell: SweepCell }) {
  const { log, nonFinite } = cell.view
  const verdict = cellVerdict(cell)
  const losses = log.column('loss')
  return (
    <li data-status={cell.status} data-verdict={verdict ?? ''}>
      <Sparkline
        label={`Seed ${cell.config.seed}: loss over ${log.length} steps`}
        series={[{ ys: losses }]}
        xMax={cell.config.steps}
        brokenAt={nonFinite?.step}
      />
      <span>
        {cell.config.seed} · {verdict === null ? cell.status : VERDICT_TEXT[verdict]}
      </span>
    </li>
  )
}
