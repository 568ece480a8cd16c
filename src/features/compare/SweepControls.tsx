import { Download, Play, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { runCount, type SweepPlan } from '../../domain/sweep'
import { sweepCsv } from '../../state/exportSweep'
import { runsStore } from '../../state/runs'
import { cancelSweep, startSweep } from '../../state/sweep'
import type { DraftPlan } from '../../state/sweepDraft'
import { cellsDone, type SweepState } from '../../state/sweepStore'
import { sweepTimeText } from '../../state/sweepTime'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'
import { Outcomes } from './SweepTable'

/** Run or Cancel, how far it is, and the table as a file. */
export function SweepControls(props: { readonly read: DraftPlan; readonly sweep: SweepState }) {
  const { read, sweep } = props
  const running = sweep.state === 'running'
  return (
    <div className="sweep-controls">
      {running ? (
        <Button onClick={cancelSweep}>
          <Square size={12} aria-hidden fill="currentColor" /> Cancel
        </Button>
      ) : 'plan' in read ? (
        <Button look="primary" onClick={() => startSweep(read.plan)}>
          <Play size={13} aria-hidden fill="currentColor" /> Run all {runCount(read.plan.axes)}
        </Button>
      ) : (
        <>
          <Button look="primary" disabled>
            <Play size={13} aria-hidden fill="currentColor" /> Run
          </Button>
          {read.problem && (
            <span className="control-problem" role="alert">
              {read.problem}
            </span>
          )}
        </>
      )}
      {!running && 'plan' in read && <TimeNote plan={read.plan} />}
      {sweep.state !== 'idle' && <Progress sweep={sweep} />}
      {sweep.state !== 'idle' && (
        <Button
          className="small sweep-download"
          onClick={() => saveFile('siamese-playground-sweep.csv', sweepCsv(sweep), 'text/csv')}
        >
          <Download size={13} aria-hidden /> Download table
        </Button>
      )}
    </div>
  )
}

/** How long it will take, so far as that is known. */
function TimeNote({ plan }: { readonly plan: SweepPlan }) {
  const text = useStore(runsStore, ({ A }) => sweepTimeText(plan, A))
  return (
    <span className="muted">
      {text ?? 'How long it takes is told here once run A has gone some steps.'}
    </span>
  )
}

function Progress({ sweep }: { readonly sweep: SweepState }) {
  const { cells, state } = sweep
  const done = cellsDone(sweep)
  const steps = cells.reduce((sum, { view }) => sum + view.log.length, 0)
  return (
    <>
      {state === 'running' && (
        <progress
          max={cells.length * sweep.steps}
          value={steps}
          aria-label="Steps of all runs of the sweep"
        />
      )}
      <span role="status">
        {state === 'cancelled' ? 'cancelled, ' : ''}
        <b>{done}</b> of {cells.length}
      </span>
      <Elapsed sweep={sweep} />
      {state !== 'running' && (
        <span className="muted">
          <Outcomes cells={cells} />
        </span>
      )}
    </>
  )
}

function Elapsed({ sweep: { startedAt, endedAt } }: { readonly sweep: SweepState }) {
  const [now, setNow] = useState(Date.now)
  const running = startedAt !== null && endedAt === null
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  if (startedAt === null) return null
  const seconds = Math.max(0, Math.round(((endedAt ?? now) - startedAt) / 1000))
  return <span className="muted">{seconds} s</span>
}
