import { useRef, type PointerEvent } from 'react'

/** A finger that scrolls the page begins like one that drags; farther than this aside it drags. */
const SLACK = 3

/**
 * Pointer handlers of an element along which something is dragged, or put by a click. `onMove` gets
 * the place in px from its left edge, and whether it is the last of this drag.
 */
export function useDrag(onMove: (px: number, done: boolean) => void) {
  const from = useRef<{ readonly x: number; readonly dragging: boolean } | null>(null)
  const place = (event: PointerEvent) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button === 0) from.current = { x: event.clientX, dragging: false }
    },
    onPointerMove(event: PointerEvent) {
      if (from.current === null) return
      if (!from.current.dragging) {
        if (Math.abs(event.clientX - from.current.x) <= SLACK) return
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { ...from.current, dragging: true }
      }
      onMove(place(event), false)
    },
    onPointerUp(event: PointerEvent) {
      if (from.current !== null) onMove(place(event), true)
      from.current = null
    },
    onPointerCancel() {
      from.current = null
    },
  }
}
