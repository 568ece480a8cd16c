import { useStore } from 'zustand'
import { axisName, combinationsOf, idleAxes } from '../../domain/sweep'
import { setupStore } from '../../state/setup'
import { sweepStore } from '../../state/sweep'
import { showSweep } from '../../state/sweepDialog'
import { setDraft, sweepDraftStore } from '../../state/sweepDrafting'
import { readDraft, type DraftPlan } from '../../state/sweepDraft'
import { DataCurve } from './DataCurve'
import { PlanForm } from './PlanForm'
import './sweep.css'
import { SweepControls } from './SweepControls'
import { SweepTable } from './SweepTable'

// One function for good: the cells of the table are drawn anew only when they change.
const leave = () => showSweep(false)

/** What is put together, and the table of its runs. */
export function SweepPage() {
  const sweep = useStore(sweepStore)
  const draft = useStore(sweepDraftStore, (drafting) => drafting.draft)
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
