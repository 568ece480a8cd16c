import { Grid3x3 } from 'lucide-react'
import { useStore } from 'zustand'
import { showSweep, sweepDialogStore } from '../../state/sweepDialog'
import { Button } from '../../ui/Button'
import { lazyPart } from '../../ui/lazyPart'
import { Sheet } from '../../ui/Sheet'

const SweepPage = lazyPart(
  'Sweep',
  () => import('./SweepPage'),
  (loaded) => loaded.SweepPage,
)

/** Opens the sweep, and tells how far it is while it goes on behind a closed dialog. */
export function SweepButton() {
  const { open, progress } = useStore(sweepDialogStore)
  return (
    <>
      <Button
        className="small"
        title="Many short runs, each with other settings"
        aria-label={progress === null ? undefined : `Sweep ${progress}`}
        onClick={() => showSweep(true)}
      >
        <Grid3x3 size={13} aria-hidden /> {progress ?? 'Sweep'}
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
