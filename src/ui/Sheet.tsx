import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFocusBack } from './useFocusBack'
import './sheet.css'

/**
 * A dialog wide enough to work in; on a phone it is the whole screen. Escape closes it, and the focus
 * goes back to where it was.
 */
export function Sheet(props: {
  readonly title: string
  readonly about: ReactNode
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: ReactNode
}) {
  const focusBack = useFocusBack()
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content className="sheet" {...focusBack}>
          <header className="sheet-head">
            <Dialog.Title className="sheet-title">{props.title}</Dialog.Title>
            <Dialog.Description className="sheet-about">{props.about}</Dialog.Description>
            <Dialog.Close className="button icon sheet-close" aria-label="Close">
              <X size={15} aria-hidden />
            </Dialog.Close>
          </header>
          {props.children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
