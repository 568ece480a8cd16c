import { useEffect, useRef } from 'react'

/** Longer side of the picture, in pixels. */
const LONGEST = 192

/** A photo as it came, small. Only for photos that were read without a problem: bounded in size. */
export function Original({ photo, label }: { readonly photo: Blob; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let gone = false
    const draw = (bitmap: ImageBitmap) => {
      if (canvas.current && !gone) drawSmall(canvas.current, bitmap)
      bitmap.close()
    }
    // What the page cannot draw is blank here; what the network gets stands beside it.
    createImageBitmap(photo).then(draw, () => canvas.current?.setAttribute('hidden', ''))
    return () => {
      gone = true
    }
  }, [photo])
  return <canvas ref={canvas} role="img" aria-label={label} className="try-original" />
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
