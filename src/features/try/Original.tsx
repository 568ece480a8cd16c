import { useEffect, useRef, useState } from 'react'

/** Longer side of the picture, in pixels. */
const LONGEST = 192

/**
 * A photo as it came, small, and an arrow to what becomes of it; nothing where the browser itself cannot draw
 * it, as TIFF. Only for photos that were read without a problem: bounded in size.
 */
export function Original({ photo, label }: { readonly photo: Blob; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawable, setDrawable] = useState(true)
  useEffect(() => {
    let gone = false
    const draw = (bitmap: ImageBitmap) => {
      if (canvas.current && !gone) drawSmall(canvas.current, bitmap)
      bitmap.close()
    }
    createImageBitmap(photo).then(draw, () => gone || setDrawable(false))
    return () => {
      gone = true
    }
  }, [photo])
  return (
    drawable && (
      <>
        <canvas ref={canvas} role="img" aria-label={label} className="try-original" />
        <span aria-hidden>→</span>
      </>
    )
  )
}

function drawSmall(canvas: HTMLCanvasElement, bitmap: ImageBitmap) {
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
}
