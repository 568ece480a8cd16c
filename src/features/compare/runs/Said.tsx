import { useStore } from 'zustand'
import { counted } from '../../../domain/splitCounts'
import { runsTableStore, say, undoDeletion } from '../../../state/runsTable'
import { Button } from '../../../ui/Button'

/** What was done and can be undone, or could not be done. */
export function Said() {
  const { deleting, said } = useStore(runsTableStore)
  return (
    <div className="runs-said" role="status">
      {deleting.length > 0 && (
        <p>
          {counted(deleting.length, 'run', 'runs')} deleted.
          <Button className="small" onClick={undoDeletion}>
            Undo
          </Button>
        </p>
      )}
      {said !== null && (
        <p>
          {said}
          <Button className="small" onClick={() => say(null)}>
            Dismiss
          </Button>
        </p>
      )}
    </div>
  )
}
