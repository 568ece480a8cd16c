import { useMemo } from 'react'
import type { HeldOutImages } from '../../domain/reports'
import { PixelImage } from '../../ui/PixelImage'

/** One of the held-out images, by its place; said with the path it came from. */
export function HeldOutImage(props: {
  readonly images: HeldOutImages
  readonly image: number
  readonly label: string
}) {
  const { images, image, label } = props
  const pixels = useMemo(() => {
    const bytes = images.side * images.side * images.channels
    return images.pixels.subarray(image * bytes, (image + 1) * bytes)
  }, [images, image])
  const path = images.paths[image] ?? ''
  return (
    <PixelImage
      pixels={pixels}
      side={images.side}
      channels={images.channels}
      label={path === '' ? label : `${label}: ${path}`}
    />
  )
}
