import { ImagePlus } from 'lucide-react'
import { useStore } from 'zustand'
import { loadPart } from '../../loading/part'
import { dataDialogStore, showData } from '../../state/dataDialog'
import { Button } from '../../ui/Button'
import { lazyPart } from '../../ui/lazyPart'
import { Sheet } from '../../ui/Sheet'
import './data.css'
import { usePageDrop, usePaste, type OnFiles } from './useDrops'

const DataPage = lazyPart(
  'Your photos',
  () => import('./DataPage'),
  (loaded) => loaded.DataPage,
)

/** What reads files is fetched with the first of them. */
const onFiles: OnFiles = async (...files) => {
  try {
    const { take } = await loadPart('What reads files', () => import('./takeFiles'))
    await take(...files)
  } catch (thrown) {
    showData(true)
    dataDialogStore.setState({
      problem: `${(thrown as Error).message} Then bring the files again.`,
    })
  }
}

/** Opens the photos, and tells how far reading is while it goes on behind a closed sheet. */
export function DataButton() {
  const { open, progress, problem } = useStore(dataDialogStore)
  const over = usePageDrop(onFiles)
  usePaste(open, onFiles)
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
        next={() =>
          dataDialogStore.getState().used ? document.querySelector('.run-strip .run') : null
        }
      >
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <DataPage />
      </Sheet>
      {over && <div className="drop-veil">Drop to read them</div>}
    </>
  )
}
