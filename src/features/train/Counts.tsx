import { useStore } from 'zustand'
import { runsStore } from '../../state/runs'
import { pairsPerSecond } from '../../state/runView'

/** Step, epoch and speed of run A. */
export function Counts() {
  const view = useStore(runsStore, (runs) => runs.A)
  const epoch = view.log.column('epoch').at(-1) ?? 0
  const speed = pairsPerSecond(view)
  return (
    <div className="counts">
      <span>
        step <b>{view.log.length.toLocaleString('en')}</b>
      </span>
      <span>
        epoch <b>{epoch.toFixed(2)}</b>
      </span>
      <span>
        <b>{speed === null ? '–' : Math.round(speed).toLocaleString('en')}</b> pairs/s
      </span>
    </div>
  )
}
