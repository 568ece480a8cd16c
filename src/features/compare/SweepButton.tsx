import { Grid3x3 } from 'lucide-react'
import { useStore } from 'zustand'
import { axisName, combinationsOf, idleAxes } from '../../domain/sweep'
import { setupStore } from '../../state/setup'
import { sweepStore } from '../../state/sweep'
import { setDraft, showSweep, sweepDialogStore } from '../../state/sweepDialog'
import { readDraft, type DraftPlan } from '../../state/sweepDraft'
import { cellsDone } from '../../state/sweepStore'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import { DataCurve } from './DataCurve'
import { PlanForm } from './PlanForm'
import './sweep.css'
import { SweepControls } from './SweepControls'
import { SweepTable } from './SweepTable'

// One function for good: the cells of the table are drawn anew only when they change.
const leave = () => showSweep(false)

/** Opens the sweep, and tells how far it is while it goes on behind a closed dialog. */
export function SweepButton() {
  const open = useStore(sweepDialogStore, (dialog) => dialog.open)
  const sweep = useStore(sweepStore)
  const running = sweep.state === 'running'
  const progress = `${cellsDone(sweep)}/${sweep.cells.length}`
  return (
    <>
      <Button
        className="small"
        title="Many short runs, each with other settings"
        aria-label={running ? `Sweep ${progress}` : undefined}
        onClick={() => showSweep(true)}
      >
        <Grid3x3 size={13} aria-hidden /> {running ? progress : 'Sweep'}
      </Button>
      <Sheet
        title="Sweep"
        about="Short runs of A’s settings, each with something else in their place. A and B go on untouched."
        open={open}
        onOpenChange={showSweep}
      >
        <SweepPage />
      </Sheet>
    </>
  )
}

function SweepPage() {
  const sweep = useStore(sweepStore)
  const draft = useStore(sweepDialogStore, (dialog) => dialog.draft)
  const read = readDraft(draft)
  return (
    <div className="sweep">
      <PlanForm draft={draft} onChange={setDraft} />
      <IdleNote read={read} />
      <SweepControls read={read} sweep={sweep} />
      {sweep.state !== 'idle' && (
        <div className="sweep-scroll">
          <DataCurve sweep={sweep} />
          <SweepTable sweep={sweep} onLeave={leave} />
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
