import { Grid3x3 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import { axisName, combinationsOf, idleAxes } from '../../domain/sweep'
import { SWEEP_PRESETS } from '../../domain/sweepPresets'
import { setupStore } from '../../state/setup'
import { cellsDone, sweepStore } from '../../state/sweep'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import { presetDraft, readDraft, type Draft, type DraftPlan } from './draft'
import { PlanForm } from './PlanForm'
import './sweep.css'
import { SweepControls } from './SweepControls'
import { SweepTable } from './SweepTable'

const [FIRST] = SWEEP_PRESETS

/** Opens the sweep, and tells how far it is while it goes on behind a closed dialog. */
export function SweepButton() {
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState<Draft>(() => presetDraft(FIRST))
  const sweep = useStore(sweepStore)
  // One function for good: the cells of the table are drawn anew only when they change.
  const leave = useCallback(() => setOpen(false), [])
  const running = sweep.state === 'running'
  const progress = `${cellsDone(sweep)}/${sweep.cells.length}`
  return (
    <>
      <Button
        className="small"
        title="Many short runs, each with other settings"
        aria-label={running ? `Sweep ${progress}` : undefined}
        onClick={() => setOpen(true)}
      >
        <Grid3x3 size={13} aria-hidden /> {running ? progress : 'Sweep'}
      </Button>
      <Sheet
        title="Sweep"
        about="Short runs of A’s settings, each with something else in their place. A and B go on untouched."
        open={open}
        onOpenChange={setOpen}
      >
        <SweepPage draft={draft} onDraft={setDraft} onLeave={leave} />
      </Sheet>
    </>
  )
}

function SweepPage(props: {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onLeave: () => void
}) {
  const sweep = useStore(sweepStore)
  const read = readDraft(props.draft)
  return (
    <div className="sweep">
      <PlanForm draft={props.draft} onChange={props.onDraft} />
      <IdleNote read={read} />
      <SweepControls read={read} sweep={sweep} />
      {sweep.state !== 'idle' && (
        <div className="sweep-scroll">
          <SweepTable sweep={sweep} onLeave={props.onLeave} />
        </div>
      )}
    </div>
  )
}

/** Says which settings would make no difference. */
function IdleNote({ read }: { readonly read: DraftPlan }) {
  const base = useStore(setupStore, ({ setup }) => setup.a)
  if (!('plan' in read)) return null
  const idle = idleAxes(read.plan.axes, combinationsOf(base, read.plan))
  if (idle.length === 0) return null
  return (
    <p className="sweep-note">
      {idle.map(axisName).join(' and ')}: no effect with A’s other settings.
    </p>
  )
}
