import { useEffect, useRef } from 'react'
import { fillPixels } from './pixels'

/** An 8-bit image of side × side, grey or red, green, blue, drawn with hard pixels. */
export function PixelImage(props: {
  /** side × side × channels bytes. */
  readonly pixels: Uint8Array
  readonly side: number
  readonly channels: 1 | 3
  readonly label: string
  readonly className?: string
}) {
  const { pixels, side, channels, label, className } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    fillPixels(image.data, pixels, channels)
    context.putImageData(image, 0, 0)
  }, [pixels, side, channels])
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      role="img"
      aria-label={label}
      className={className}
    />
  )
}
