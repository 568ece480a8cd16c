import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'

/** A dialog over the page; Escape and a click outside close it. */
export function Modal(props: {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content className="modal" aria-describedby={undefined}>
          <Dialog.Title className="modal-title">{props.title}</Dialog.Title>
          {props.children}
          <Dialog.Close className="button plain modal-close">Close</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
