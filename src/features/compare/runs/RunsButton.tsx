import { ListTree } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { runsTableStore, showRuns } from '../../../state/runsTable'
import { Button } from '../../../ui/Button'
import { Sheet } from '../../../ui/Sheet'
import './runs.css'

const RunsPage = lazy(() =>
  import('./RunsPage').then(
    (loaded) => ({ default: loaded.RunsPage }),
    () => ({ default: NotLoaded }),
  ),
)

function NotLoaded() {
  return (
    <p className="runs-part control-problem" role="alert">
      This part of the page could not be loaded. Check the connection, then reload the page.
    </p>
  )
}

/** Opens the table of the runs that this browser keeps. */
export function RunsButton() {
  const open = useStore(runsTableStore, (table) => table.open)
  return (
    <>
      <Button
        className="icon"
        aria-label="Runs"
        title="Runs kept in this browser (L)"
        onClick={() => showRuns(true)}
      >
        <ListTree size={15} aria-hidden />
      </Button>
      <Sheet
        title="Runs"
        about="Every run is kept in this browser as it goes. Open one as A or B, compare them, take them along."
        open={open}
        onOpenChange={showRuns}
      >
        <Suspense fallback={<p className="runs-part muted">Loading…</p>}>
          <RunsPage />
        </Suspense>
      </Sheet>
    </>
  )
}
