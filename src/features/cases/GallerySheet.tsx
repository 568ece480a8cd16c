import { FileCode2, FileUp, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useStore } from 'zustand'
import { closeGallery, galleryStore } from '../../state/gallery'
import { showCode } from '../../state/codeDialog'
import { setupStore } from '../../state/setup'
import { showWeights } from '../../state/weightsDialog'
import { Button } from '../../ui/Button'
import { useFocusBack } from '../../ui/useFocusBack'
import { Gallery } from './Gallery'
import './cases.css'

/** The cases over the page. */
export function GallerySheet(props: {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const start = useStore(galleryStore, (gallery) => gallery.start)
  const current = useStore(setupStore, ({ setup }) => setup.caseId)
  const focusBack = useFocusBack()
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content className="gallery" aria-describedby={undefined} {...focusBack}>
          <header className="gallery-head">
            <Dialog.Title>{props.title}</Dialog.Title>
            <Button
              className="small gallery-others"
              onClick={() => {
                closeGallery()
                showCode(true)
              }}
            >
              <FileCode2 size={13} aria-hidden /> Your own code…
            </Button>
            <Button
              className="small"
              onClick={() => {
                closeGallery()
                showWeights(true)
              }}
            >
              <FileUp size={13} aria-hidden /> Weights of a file…
            </Button>
            <Dialog.Close className="button icon" aria-label="Close">
              <X size={15} aria-hidden />
            </Dialog.Close>
          </header>
          {start && <Gallery start={start} current={current} onDone={closeGallery} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
