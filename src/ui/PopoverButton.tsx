import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type ToggleEvent,
} from 'react'
import { flushSync } from 'react-dom'
import { putBeside } from './place'

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea'

/**
 * A button that opens a small panel beside it. The browser's own popover: a press outside and Escape close
 * it, and the focus goes back to the button.
 */
export function PopoverButton(props: {
  readonly button: ReactNode
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)

  /** What is in the panel is made as it opens, so that it has its size by then. */
  function beforeToggle(event: ToggleEvent<HTMLDivElement>) {
    if (event.target === event.currentTarget && event.newState === 'open')
      flushSync(() => setOpen(true))
  }

  function afterToggle(event: ToggleEvent<HTMLDivElement>) {
    const panel = event.currentTarget
    if (event.target !== panel) return
    if (event.newState === 'closed') return setOpen(false)
    if (trigger.current) putBeside(panel, trigger.current, 'below', 6)
    panel.dataset['placed'] = ''
    const first = panel.querySelector<HTMLElement>(FOCUSABLE) ?? panel
    first.focus({ preventScroll: true })
  }

  function onKey(event: KeyboardEvent<HTMLDivElement>) {
    // A dialog around it takes Escape before the browser does, and leaves it to the panel.
    if (event.key === 'Escape') event.currentTarget.hidePopover()
  }

  return (
    <>
      <button
        type="button"
        ref={trigger}
        className={`button plain ${props.className ?? ''}`}
        aria-label={props.label}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
      >
        {props.button}
      </button>
      <div
        id={id}
        popover="auto"
        className="popover"
        role={open ? 'dialog' : undefined}
        aria-label={open ? props.label : undefined}
        tabIndex={-1}
        onBeforeToggle={beforeToggle}
        onToggle={afterToggle}
        onKeyDown={onKey}
      >
        {open && props.children}
      </div>
    </>
  )
}

/** Whether a panel is open, which Escape closes before the dialog that it stands in. */
export const isPopoverOpen = () => document.querySelector('.popover:popover-open') !== null
