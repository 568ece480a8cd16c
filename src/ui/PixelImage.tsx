import { useEffect, useRef } from 'react'

/** An 8-bit grey image of side × side, drawn with hard pixels. */
export function PixelImage(props: {
  readonly pixels: Uint8Array
  readonly side: number
  readonly label: string
  readonly className?: string
}) {
  const { pixels, side, label, className } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    for (const [index, value] of pixels.entries())
      image.data.set([value, value, value, 255], index * 4)
    context.putImageData(image, 0, 0)
  }, [pixels, side])
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
