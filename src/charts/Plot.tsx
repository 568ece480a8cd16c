/**
 * The frame all charts share: the painted area, the reading point that a pointer or the arrow keys
 * move, a handle to drag where a chart has one, and what stands there before there is data or when
 * drawing fails.
 */
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import './charts.css'
import { pointedAt, shownAt, type Handle } from './handle'
import { HandleThumb } from './HandleThumb'
import { createPainter, type Painter, type PaintState } from './painter'
import { Empty, Failed } from './PlotStates'
import { ReadingPoint } from './ReadingPoint'
import type { Reading } from './reading'
import { SaveChart } from './SaveChart'
import type { Numbers } from './chartFile'
import { pxToX, xToPx, type Scene } from './scene'
import { useDrag } from './useDrag'

interface PlotProps {
  /** What the chart is called. */
  readonly title: string
  /** What it is drawn of, for a file. */
  readonly numbers: () => Numbers
  /** What the picture shows, with its latest values. */
  readonly label: string
  /** Another value whenever there is something new to draw. */
  readonly revision: unknown
  /** The scene as it is now; null while there is nothing to show. */
  readonly compose: () => Scene | null
  readonly hint: string
  readonly isEmpty: boolean
  /** The place to read nearest to x; undefined where there is none. */
  readonly nearest: (x: number) => number | undefined
  /** The place to read after or before another. */
  readonly step: (from: number, direction: 1 | -1) => number | undefined
  readonly read: (x: number) => Reading
  readonly handle?: Handle | undefined
  /** What lies over the plot, or stands beside it for those who cannot see it. */
  readonly children?: ReactNode
}

const WAITING: PaintState = { status: 'waiting' }

export function Plot(props: PlotProps) {
  const {
    title,
    numbers,
    label,
    revision,
    compose,
    hint,
    isEmpty,
    nearest,
    step,
    read,
    handle,
    children,
  } = props
  const area = useRef<HTMLDivElement>(null)
  const painter = useRef<Painter>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<PaintState>(WAITING)
  const [point, setPoint] = useState<{ readonly x: number; readonly spoken: boolean } | null>(null)
  const composeNow = useEffectEvent(compose)

  useEffect(() => {
    const made = createPainter(area.current as HTMLDivElement, () => composeNow(), setState)
    painter.current = made
    return () => made.dispose()
  }, [])
  useEffect(() => painter.current?.request(), [revision, isEmpty])

  const painted = state.status === 'painted' && !isEmpty ? state : null
  const range = painted?.scene.xRange

  const drag = useDrag((px, done) => {
    if (painted === null || handle === undefined) return
    setPoint(null)
    handle.onMove(pointedAt(pxToX(px, painted.scene.xRange, painted.width), painted.scene.xRange))
    if (done) thumb.current?.focus({ preventScroll: true })
  })

  function onPointer(event: PointerEvent<HTMLDivElement>) {
    // A pointer that is held down drags the handle.
    if (painted === null || (handle !== undefined && event.buttons !== 0)) return
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    const x = nearest(pxToX(left, painted.scene.xRange, painted.width))
    setPoint(x === undefined ? null : { x, spoken: false })
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') return setPoint(null)
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const direction = event.key === 'ArrowRight' ? 1 : -1
    const x = point === null ? nearest(range?.[1] ?? 0) : (step(point.x, direction) ?? point.x)
    setPoint(x === undefined ? null : { x, spoken: true })
  }

  const shown = painted !== null && point !== null ? { ...point, reading: read(point.x) } : null

  return (
    <div className="plot" data-painted={painted !== null} {...(handle && drag)}>
      <div
        className="plot-picture"
        role="img"
        aria-label={label}
        tabIndex={isEmpty ? undefined : 0}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setPoint(null)}
        onKeyDown={onKey}
        onBlur={() => setPoint(null)}
      >
        <div className="plot-area" ref={area} aria-hidden="true" />
        {painted !== null && shown !== null && (
          <ReadingPoint
            reading={shown.reading}
            left={xToPx(shown.x, painted.scene.xRange, painted.width)}
            width={painted.width}
          />
        )}
      </div>
      {painted !== null && handle !== undefined && (
        <HandleThumb
          ref={thumb}
          handle={handle}
          range={painted.scene.xRange}
          left={xToPx(
            shownAt(handle.at, painted.scene.xRange),
            painted.scene.xRange,
            painted.width,
          )}
          width={painted.width}
        />
      )}
      {painted !== null && (
        <SaveChart title={title} numbers={numbers} area={() => area.current as HTMLDivElement} />
      )}
      {painted === null && state.status !== 'failed' && (
        <Empty hint={isEmpty ? hint : 'Drawing…'} />
      )}
      {state.status === 'failed' && !isEmpty && (
        <Failed
          cause={state.cause}
          retry={() => {
            setState(WAITING)
            painter.current?.retry()
          }}
        />
      )}
      <div className="hidden" aria-live="polite">
        {shown?.spoken === true && sentence(shown.reading)}
      </div>
      {children}
    </div>
  )
}

function sentence(reading: Reading): string {
  return [reading.title, ...reading.rows.map((row) => `${row.name}: ${row.value}`)].join(', ')
}
