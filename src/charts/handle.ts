/** A handle that a person moves along a chart's x axis, by pointer or keys. */
import type { Range } from '../domain/range'

export interface Handle {
  readonly at: number
  readonly label: string
  /** Where it stands, and what that means, for those who hear it. */
  readonly spoken: string
  /** On the handle. */
  readonly text: string
  readonly onMove: (to: number) => void
}

/** Arrow keys go through the range in this many steps; Page keys take ten at once. */
const STEPS = 200
const PAGE = 10

const within = (x: number, [low, high]: Range) => Math.min(high, Math.max(low, x))

/** Where the handle is drawn: inside the range, whatever its value. */
export function shownAt(at: number, range: Range): number {
  return Number.isNaN(at) ? range[0] : within(at, range)
}

/** A place that a pointer chose, in as many digits as it can mean. */
export function pointedAt(x: number, range: Range): number {
  return Number(within(x, range).toPrecision(4))
}

/** Where a key takes a handle; null where it is none of its keys. */
export function movedByKey(key: string, at: number, range: Range): number | null {
  const [low, high] = range
  const step = (high - low) / STEPS
  const place = (shownAt(at, range) - low) / step
  const by = (steps: number) => {
    // On a step, or at the next one if it stands between two.
    const from = steps > 0 ? Math.floor(place + 1e-6) : Math.ceil(place - 1e-6)
    return Number(within(low + (from + steps) * step, range).toPrecision(6))
  }
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return by(1)
    case 'ArrowLeft':
    case 'ArrowDown':
      return by(-1)
    case 'PageUp':
      return by(PAGE)
    case 'PageDown':
      return by(-PAGE)
    case 'Home':
      return low
    case 'End':
      return high
    default:
      return null
  }
}
