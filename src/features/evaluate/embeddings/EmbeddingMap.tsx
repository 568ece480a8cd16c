import { Maximize2, Minus, Plus } from 'lucide-react'
import { memo, useCallback, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { HeldOutImages } from '../../../domain/reports'
import type { Layout } from '../../../state/projection'
import { Button } from '../../../ui/Button'
import { reachOf, thumbnailSide } from './draw'
import { groupsOf, identityOf, imageName, nameOf } from './figures'
import {
  fitted,
  placeOf,
  rowAt,
  rowTowards,
  seen,
  showing,
  WHOLE,
  zoomed,
  type Direction,
  type Point,
} from './geometry'
import { MapCanvas } from './MapCanvas'
import { namesOn } from './names'
import { useGestures } from './useGestures'
import { useSize } from './useSize'

interface EmbeddingMapProps {
  readonly label: string
  readonly layout: Layout
  readonly heldOut: HeldOutImages
  /** The identity to be told from the others; null for none. */
  readonly highlight: number | null
  /** A row of the layout. */
  readonly chosen: number | null
  readonly onChoose: (row: number | null) => void
}

const PADDING = 30
const STEP = 1.5
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The map itself: to be looked at, moved, pointed at, and walked through by keys. */
export const EmbeddingMap = memo(function EmbeddingMap(props: EmbeddingMapProps) {
  const { label, layout, heldOut, highlight, chosen, onChoose } = props
  const { embeddings, points } = layout
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const [camera, setCamera] = useState(WHOLE)
  /** A held-out image, since another layout may have it in another row. */
  const [pointedImage, setPointedImage] = useState<number | null>(null)
  const [told, setTold] = useState('')
  const keys = useId()

  const places = useMemo(() => fitted(points, size, PADDING), [points, size])
  const groups = useMemo(() => groupsOf(heldOut, embeddings), [heldOut, embeddings])
  const images = useMemo(
    () =>
      Array.from(embeddings.images, (image, row) => ({
        row,
        image,
        identity: identityOf(heldOut, embeddings, row),
      })),
    [heldOut, embeddings],
  )
  const rowOfImage = pointedImage === null ? -1 : embeddings.images.indexOf(pointedImage)
  const pointed = rowOfImage < 0 ? null : rowOfImage
  const setPointed = (row: number | null) =>
    setPointedImage(row === null ? null : (embeddings.images[row] ?? null))
  const reach = reachOf(thumbnailSide(images.length, size, camera.zoom))
  const rowUnder = (at: Point) => rowAt(places, camera, at, reach)
  const about = (row: number) =>
    `${nameOf(heldOut, identityOf(heldOut, embeddings, row))}, ${imageName(heldOut, embeddings.images[row] ?? -1)}`

  const gestures = useGestures({
    element: frame,
    camera,
    size,
    onCamera: setCamera,
    onPoint: (at) => setPointed(at && rowUnder(at)),
    onPress: (at) => onChoose(rowUnder(at)),
  })
  const zoomBy = useCallback(
    (factor: number) =>
      setCamera((before) =>
        zoomed(before, factor, { x: size.width / 2, y: size.height / 2 }, size),
      ),
    [size],
  )

  function goTo(row: number | null) {
    if (row === null) return
    setPointed(row)
    setTold(about(row))
    setCamera((before) => showing(before, placeOf(places, row), size))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const direction = ARROWS[event.key]
    const from = pointed ?? chosen
    const start = images.find(({ row }) => Number.isFinite(points[2 * row]))?.row ?? null
    if (direction) goTo(from === null ? start : rowTowards(places, from, direction))
    else if (event.key === 'Home') goTo(start)
    else if (event.key === 'Enter' || event.key === ' ') onChoose(pointed)
    else if (event.key === 'Escape' && chosen !== null) onChoose(null)
    else if (event.key === '+' || event.key === '=') zoomBy(STEP)
    else if (event.key === '-') zoomBy(1 / STEP)
    else if (event.key === '0') setCamera(WHOLE)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const named = useMemo(
    () => namesOn({ groups, heldOut, places, highlight }),
    [groups, heldOut, places, highlight],
  )
  const names = useMemo(
    () => named.map((name) => ({ ...name, at: seen(camera, name.at) })),
    [named, camera],
  )
  return (
    <div className="map">
      <div
        ref={frame}
        className="map-frame"
        role="application"
        aria-roledescription="map"
        aria-label={label}
        aria-describedby={keys}
        tabIndex={0}
        data-images={images.length}
        data-pointed={pointed === null ? undefined : about(pointed)}
        data-whole={camera.zoom === 1 || undefined}
        onKeyDown={onKeyDown}
        {...gestures}
      >
        <MapCanvas
          {...{ heldOut, size, camera, places, images, highlight, pointed, chosen, names }}
        />
        {pointed !== null && (
          <span
            className="map-label"
            aria-hidden
            style={labelStyle(seen(camera, placeOf(places, pointed)), reach, size.width)}
          >
            {about(pointed)}
          </span>
        )}
      </div>
      <div className="map-buttons">
        <Button aria-label="Zoom in" onClick={() => zoomBy(STEP)}>
          <Plus size={14} aria-hidden />
        </Button>
        <Button aria-label="Zoom out" onClick={() => zoomBy(1 / STEP)} disabled={camera.zoom === 1}>
          <Minus size={14} aria-hidden />
        </Button>
        <Button aria-label="Show the whole map" onClick={() => setCamera(WHOLE)}>
          <Maximize2 size={13} aria-hidden />
        </Button>
      </div>
      <p id={keys} className="hidden">
        Arrow keys go to the next image in their direction, Enter chooses it, Escape lets it go,
        plus and minus zoom, 0 shows the whole map. The table below has the same images.
      </p>
      <p className="hidden" aria-live="polite">
        {told}
      </p>
    </div>
  )
})

/** Above the image, and inside the map. */
function labelStyle({ x, y }: Point, reach: number, width: number) {
  const side =
    x > width / 2 ? { right: Math.max(0, width - x - 20) } : { left: Math.max(0, x - 20) }
  return y > 2 * reach + 24 ? { ...side, top: y - reach - 30 } : { ...side, top: y + reach + 8 }
}
