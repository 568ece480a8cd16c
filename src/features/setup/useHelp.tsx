import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type HTMLAttributes,
  type ReactNode,
} from 'react'
import { putBeside } from '../../ui/place'

/** Milliseconds that a row is pointed at before its help is shown; none where another's has just been. */
const DELAY = 500
const JUST_NOW = 300

const isNarrow = () => window.matchMedia('(width <= 820px)').matches

let lastShown = -Infinity

/**
 * Shows a field's help beside its row while the row is pointed at or holds the focus.
 * @returns what the row listens to, and the help to put into it
 */
export function useHelp(text: string): {
  readonly handlers: HTMLAttributes<HTMLElement>
  readonly bubble: ReactNode
} {
  const [anchor, setAnchor] = useState<Element | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function showAfter(delay: number, row: Element) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAnchor(row), delay)
  }

  function hide() {
    clearTimeout(timer.current)
    if (anchor !== null) lastShown = performance.now()
    setAnchor(null)
  }

  const handlers: HTMLAttributes<HTMLElement> = {
    onPointerEnter({ currentTarget, pointerType }) {
      if (pointerType === 'touch') return
      showAfter(performance.now() - lastShown < JUST_NOW ? 0 : DELAY, currentTarget)
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus({ currentTarget, target }) {
      if (target.matches(':focus-visible')) showAfter(0, currentTarget)
    },
    onBlur: hide,
    onKeyDown: ({ key }) => key === 'Escape' && hide(),
  }
  return {
    handlers,
    bubble: anchor !== null && <Bubble text={text} anchor={anchor} onGone={hide} />,
  }
}

/** Over all else, by the browser's own popover; what is read out stands in the row itself. */
function Bubble(props: {
  readonly text: string
  readonly anchor: Element
  readonly onGone: () => void
}) {
  const { anchor } = props
  const bubble = useRef<HTMLDivElement>(null)
  const gone = useEffectEvent(() => props.onGone())
  useEffect(() => {
    const shown = bubble.current
    if (shown === null) return
    shown.showPopover()
    const narrow = isNarrow()
    putBeside(shown, anchor, narrow ? 'above' : 'right', narrow ? 4 : 16)
    // Its place is that of the row as it was.
    const onScroll = () => gone()
    addEventListener('scroll', onScroll, { capture: true })
    return () => removeEventListener('scroll', onScroll, { capture: true })
  }, [anchor])
  return (
    <div ref={bubble} popover="manual" className="help" aria-hidden>
      {props.text}
    </div>
  )
}
