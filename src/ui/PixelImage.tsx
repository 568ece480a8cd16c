import { useEffect, useRef } from 'react'

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
    fill(image.data, pixels, channels)
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

/** Bytes of 1 or 3 channels as opaque RGBA. */
function fill(rgba: Uint8ClampedArray, pixels: Uint8Array, channels: 1 | 3) {
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0]
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    rgba[to] = pixels[from] as number
    rgba[to + 1] = pixels[from + green] as number
    rgba[to + 2] = pixels[from + blue] as number
    rgba[to + 3] = 255
  }
}
