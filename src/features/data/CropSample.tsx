import { useEffect, useRef, type PointerEvent } from 'react'
import type { Crop, IntakeOptions, Sample } from '../../domain/intake'
import { movedCrop, squareOf } from './crop'
import { drawCut, drawWhole } from './drawSample'

/** A photo with the square on it, which can be dragged, and what is stored of it. */
export function CropSample(props: {
  readonly sample: Sample
  readonly options: IntakeOptions
  readonly onDrag: (crop: Crop) => void
  readonly onDrop: (crop: Crop) => void
}) {
  const { sample, options, onDrag, onDrop } = props
  const { width, height } = sample
  const whole = useRef<HTMLCanvasElement>(null)
  const cut = useRef<HTMLCanvasElement>(null)
  const start = useRef<{ x: number; y: number; scale: number; crop: Crop } | null>(null)
  useEffect(() => drawWhole(whole.current, sample), [sample])
  useEffect(() => drawCut(cut.current, sample, options), [sample, options])

  const { left, top, side } = squareOf(options.crop, width, height)
  const cropAt = ({ clientX, clientY }: PointerEvent) => {
    if (start.current === null) return null
    const { x, y, scale, crop } = start.current
    return movedCrop(crop, sample, (clientX - x) * scale, (clientY - y) * scale)
  }
  return (
    <>
      <div
        className="crop-photo"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const scale = width / event.currentTarget.clientWidth
          start.current = { x: event.clientX, y: event.clientY, scale, crop: options.crop }
        }}
        onPointerMove={(event) => {
          const crop = cropAt(event)
          if (crop) onDrag(crop)
        }}
        onPointerUp={(event) => {
          const crop = cropAt(event)
          start.current = null
          if (crop) onDrop(crop)
        }}
        onPointerCancel={() => {
          if (start.current) onDrop(start.current.crop)
          start.current = null
        }}
      >
        <canvas ref={whole} width={width} height={height} role="img" aria-label={sample.path} />
        <i
          style={{
            left: `${(100 * left) / width}%`,
            top: `${(100 * top) / height}%`,
            width: `${(100 * side) / width}%`,
            height: `${(100 * side) / height}%`,
          }}
        />
      </div>
      <canvas
        ref={cut}
        className="crop-cut"
        width={options.side}
        height={options.side}
        role="img"
        aria-label={`${sample.path}, as stored`}
      />
    </>
  )
}
