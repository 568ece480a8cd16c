import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'

/** A button that opens a small panel beside it. */
export function PopoverButton(props: {
  readonly button: ReactNode
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <Popover.Root>
      <Popover.Trigger className={`button plain ${props.className ?? ''}`} aria-label={props.label}>
        {props.button}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          aria-label={props.label}
          sideOffset={6}
          collisionPadding={8}
        >
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
