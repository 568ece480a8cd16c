import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { panned, pinched, zoomed, type Camera, type Point, type Size } from './geometry'

interface Gestures {
  readonly element: RefObject<HTMLElement | null>
  readonly camera: Camera
  readonly size: Size
  readonly onCamera: (change: (camera: Camera) => Camera) => void
  /** The pointer is over a place, or no longer over the map. */
  readonly onPoint: (at: Point | null) => void
  /** A press that did not move. */
  readonly onPress: (at: Point) => void
}

/** Less is a press by a hand that shakes. */
const DRAG = 4

/** Drag, pinch and wheel on a map: handlers for its element. */
export function useGestures({ element, camera, size, onCamera, onPoint, onPress }: Gestures) {
  const down = useRef(new Map<number, Point>())
  const start = useRef<Point | null>(null)

  useEffect(() => {
    const target = element.current
    if (target === null) return
    const wheel = (event: WheelEvent) => {
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002))
      // Where the whole map is seen, wheeling on is for the page.
      if (factor < 1 && camera.zoom === 1) return
      event.preventDefault()
      const at = pointIn(target, event)
      onCamera((before) => zoomed(before, factor, at, size))
    }
    target.addEventListener('wheel', wheel, { passive: false })
    return () => target.removeEventListener('wheel', wheel)
  }, [element, camera.zoom, size, onCamera])

  const pointers = down.current
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pointers.set(event.pointerId, pointIn(event.currentTarget, event))
      start.current = pointers.size === 1 ? pointIn(event.currentTarget, event) : null
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = pointIn(event.currentTarget, event)
      const before = pointers.get(event.pointerId)
      if (before === undefined) return onPoint(at)
      if (start.current && distance(start.current, at) > DRAG) start.current = null
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      pointers.set(event.pointerId, at)
      if (other) onCamera((camera) => pinched(camera, [before, other], [at, other], size))
      else if (start.current === null)
        onCamera((camera) => panned(camera, { x: at.x - before.x, y: at.y - before.y }, size))
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (pointers.delete(event.pointerId) && start.current) onPress(start.current)
      start.current = null
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      pointers.delete(event.pointerId)
      start.current = null
    },
    onPointerLeave: () => onPoint(null),
  }
}

function pointIn(element: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}

const distance = (one: Point, two: Point) => Math.hypot(one.x - two.x, one.y - two.y)
