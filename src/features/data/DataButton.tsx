import { ImagePlus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { dataDialogStore, showData } from '../../state/dataDialog'
import { bring, intakeStore, type Gather, type IntakeJob } from '../../state/intake'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import './data.css'
import { usePageDrop } from './useDrops'

const DataPage = lazy(async () => ({ default: (await import('./DataPage')).DataPage }))

function take(gather: Gather): void {
  showData(true)
  void bring(gather)
}

/** Opens the photos, and tells how far reading is while it goes on behind a closed sheet. */
export function DataButton() {
  const open = useStore(dataDialogStore, (dialog) => dialog.open)
  const progress = useStore(intakeStore, ({ job }) => progressText(job))
  const over = usePageDrop(take)
  return (
    <>
      <Button
        className="small"
        title="Faces, or other things, of your own"
        aria-label={progress === null ? undefined : `Your photos: ${progress}`}
        onClick={() => showData(true)}
      >
        <ImagePlus size={13} aria-hidden /> {progress ?? 'Your photos…'}
      </Button>
      <Sheet
        title="Your photos"
        about="They are read on this machine and never leave it."
        open={open}
        onOpenChange={showData}
      >
        <Suspense fallback={<p className="data-part muted">Loading…</p>}>
          <DataPage />
        </Suspense>
      </Sheet>
      {over && <div className="drop-veil">Drop to read them</div>}
    </>
  )
}

/** Null where nothing is under way. */
function progressText(job: IntakeJob): string | null {
  switch (job.state) {
    case 'listing':
      return 'reading…'
    case 'reading':
      return job.total > 0 ? `${Math.floor((100 * job.done) / job.total)} % read` : 'reading…'
    case 'idle':
    case 'failed':
    case 'cancelled':
      return null
    default:
      return job satisfies never
  }
}
