import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFocusBack } from './useFocusBack'

export interface ModalProps {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: ReactNode
}

/** Asked for by `Modal`. */
export function ModalDialog(props: ModalProps) {
  const focusBack = useFocusBack()
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content className="modal" aria-describedby={undefined} {...focusBack}>
          <Dialog.Title className="modal-title">{props.title}</Dialog.Title>
          {props.children}
          <Dialog.Close className="button plain modal-close">Close</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
