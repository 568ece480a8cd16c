import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useStore } from 'zustand'
import { closeGallery, galleryStore } from '../../state/gallery'
import { setupStore } from '../../state/setup'
import { useFocusBack } from '../../ui/useFocusBack'
import { Gallery } from './Gallery'
import './cases.css'

/** The cases over the page; the page has this once, whoever opens it. */
export function GalleryDialog() {
  const start = useStore(galleryStore, (gallery) => gallery.start)
  const current = useStore(setupStore, ({ setup }) => setup.caseId)
  const focusBack = useFocusBack()
  return (
    <Dialog.Root open={start !== null} onOpenChange={(open) => !open && closeGallery()}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content className="gallery" aria-describedby={undefined} {...focusBack}>
          <header className="gallery-head">
            <Dialog.Title>Start from a case</Dialog.Title>
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
