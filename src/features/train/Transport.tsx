import { Pause, Play, RotateCcw, StepForward } from 'lucide-react'
import { useStore } from 'zustand'
import { runsOf } from '../../domain/config'
import { hidesControl } from '../../domain/linkView'
import { canGoOn, pause, reset, runsStore, step, train } from '../../state/runs'
import { linkStore, setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'

/** Train or Pause, Step, Reset: for all runs on show. */
export function Transport() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const view = useStore(linkStore, (link) => link.view)
  const onShow = runsOf(setup)
  const active = onShow.some((run) => ['training', 'loading'].includes(runs[run].state))
  const ready = onShow.some(canGoOn)
  const started = onShow.some((run) => runs[run].state !== 'idle')
  return (
    <div className="transport">
      {active ? (
        <Button look="primary" className="train" onClick={pause}>
          <Pause size={14} aria-hidden fill="currentColor" /> Pause
        </Button>
      ) : (
        <Button look="primary" className="train" onClick={train} disabled={!ready}>
          <Play size={14} aria-hidden fill="currentColor" /> Train
        </Button>
      )}
      {!hidesControl(view, 'step') && (
        <Button onClick={step} disabled={!ready} title="One step (S)">
          <StepForward size={14} aria-hidden /> Step
        </Button>
      )}
      {!hidesControl(view, 'reset') && (
        <Button onClick={reset} disabled={!started} title="Back to step 0, same seed (R)">
          <RotateCcw size={14} aria-hidden /> Reset
        </Button>
      )}
    </div>
  )
}
