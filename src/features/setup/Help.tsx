import { Tooltip } from 'radix-ui'
import type { ReactElement } from 'react'

const isNarrow = () => window.matchMedia('(width <= 820px)').matches

function Bubble({ text }: { readonly text: string }) {
  return (
    <Tooltip.Content
      className="help"
      side={isNarrow() ? 'top' : 'right'}
      sideOffset={isNarrow() ? 4 : 16}
      collisionPadding={8}
      aria-hidden
    >
      {text}
    </Tooltip.Content>
  )
}

/** Shows a field's help beside its row while the row is pointed at or holds the focus. */
export function Help(props: { readonly text: string; readonly children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{props.children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Bubble text={props.text} />
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
