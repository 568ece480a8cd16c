import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { isPopoverOpen } from './PopoverButton'
import { useFocusBack } from './useFocusBack'
import './sheet.css'

export interface SheetProps {
  readonly title: string
  readonly about: ReactNode
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: ReactNode
  /** Where the person looks next once it is closed; null for where they were. */
  readonly next?: () => HTMLElement | null
}

/** Asked for by `Sheet`. */
export function SheetDialog(props: SheetProps) {
  const focusBack = useFocusBack(props.next)
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content
          className="sheet"
          {...focusBack}
          onEscapeKeyDown={(event) => isPopoverOpen() && event.preventDefault()}
        >
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
