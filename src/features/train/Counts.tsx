import { useStore } from 'zustand'
import { runsStore } from '../../state/runs'
import { pairsPerSecond } from '../../state/runView'
import { thousands } from '../../domain/thousands'

/** Step, epoch and speed of run A. */
export function Counts() {
  const view = useStore(runsStore, (runs) => runs.A)
  const epoch = view.log.column('epoch').at(-1) ?? 0
  const speed = pairsPerSecond(view)
  return (
    <div className="counts">
      <span>
        step <b>{thousands(view.log.length)}</b>
      </span>
      <span>
        epoch <b>{epoch.toFixed(2)}</b>
      </span>
      <span>
        <b>{speed === null ? '–' : thousands(Math.round(speed))}</b> pairs/s
      </span>
    </div>
  )
}
