import { ImagePlus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { dataDialogStore, showData } from '../../state/dataDialog'
import { bring, intakeStore, type Gather, type Intake } from '../../state/intake'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'
import './data.css'
import { usePageDrop, usePaste } from './useDrops'

const DataPage = lazy(() =>
  import('./DataPage').then(
    (loaded) => ({ default: loaded.DataPage }),
    () => ({ default: NotLoaded }),
  ),
)

function NotLoaded() {
  return (
    <p className="data-part control-problem" role="alert">
      This part of the page could not be loaded. Check the connection, then reload the page.
    </p>
  )
}

function take(gather: Gather): void {
  showData(true)
  void bring(gather)
}

/** Opens the photos, and tells how far reading is while it goes on behind a closed sheet. */
export function DataButton() {
  const open = useStore(dataDialogStore, (dialog) => dialog.open)
  const progress = useStore(intakeStore, progressText)
  const over = usePageDrop(take)
  usePaste(open, take)
  return (
    <>
      <Button
        className="small"
        title="Faces, or other things, of your own"
        aria-label={progress === null ? undefined : `Your photos: ${progress}`}
        onClick={() => showData(true)}
      >
        <ImagePlus size={13} aria-hidden />{' '}
        {progress === null ? 'Your photos…' : `Photos: ${progress}`}
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

/** Null where nothing is under way, and nothing was read that is not used yet. */
function progressText({ job, result }: Intake): string | null {
  switch (job.state) {
    case 'listing':
      return 'reading…'
    case 'reading':
      return job.total > 0 ? `${Math.floor((100 * job.done) / job.total)} % read` : 'reading…'
    case 'failed':
      return 'stopped'
    case 'idle':
    case 'cancelled':
      return result === null ? null : 'read'
    default:
      return job satisfies never
  }
}
