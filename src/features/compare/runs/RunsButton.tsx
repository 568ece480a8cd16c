import { ListTree } from 'lucide-react'
import { useStore } from 'zustand'
import { runsTableStore, showRuns } from '../../../state/runsTable'
import { Button } from '../../../ui/Button'
import { lazyPart } from '../../../ui/lazyPart'
import { Sheet } from '../../../ui/Sheet'
import './runs.css'

const RunsPage = lazyPart(
  'Runs',
  () => import('./RunsPage'),
  (loaded) => loaded.RunsPage,
)

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
        <RunsPage />
      </Sheet>
    </>
  )
}
