import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { setupStore } from '../../state/setup'
import { Gallery } from './Gallery'

/** A button that opens the cases, on a case's page where it is given one. */
export function GalleryButton(props: {
  readonly className: string
  readonly label?: string
  readonly startWith: string | null
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const current = useStore(setupStore, ({ setup }) => setup.caseId)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={`button plain ${props.className}`} aria-label={props.label}>
        {props.children}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content className="gallery" aria-describedby={undefined}>
          <header className="gallery-head">
            <Dialog.Title>Start from a case</Dialog.Title>
            <Dialog.Close className="button icon" aria-label="Close">
              <X size={15} aria-hidden />
            </Dialog.Close>
          </header>
          <Gallery startWith={props.startWith} current={current} onDone={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
