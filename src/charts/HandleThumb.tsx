import type { KeyboardEvent, Ref } from 'react'
import { movedByKey, shownAt, type Handle } from './handle'
import type { Range } from '../domain/range'

interface HandleThumbProps {
  readonly handle: Handle
  readonly range: Range
  /** Its place, and the chart's width, in px. */
  readonly left: number
  readonly width: number
  readonly ref: Ref<HTMLDivElement>
}

/** A slider on the chart: a line across the plot with a grip on the axis. */
export function HandleThumb({ handle, range, left, width, ref }: HandleThumbProps) {
  function onKey(event: KeyboardEvent) {
    const to = movedByKey(event.key, handle.at, range)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    handle.onMove(to)
  }
  // Near an edge the grip leans inwards, so that it is whole.
  const lean = left < 70 ? 'right' : left > width - 70 ? 'left' : 'middle'
  return (
    <div
      ref={ref}
      className="plot-handle"
      role="slider"
      tabIndex={0}
      aria-label={handle.label}
      aria-valuemin={range[0]}
      aria-valuemax={range[1]}
      aria-valuenow={shownAt(handle.at, range)}
      aria-valuetext={handle.spoken}
      style={{ left }}
      onKeyDown={onKey}
    >
      <i />
      <span className={`plot-grip ${lean}`}>{handle.text}</span>
    </div>
  )
}
