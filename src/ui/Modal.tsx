import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFocusBack } from './useFocusBack'

/** A dialog over the page; Escape and a click outside close it, and the focus goes back. */
export function Modal(props: {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: ReactNode
}) {
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
