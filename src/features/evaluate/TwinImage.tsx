import { useMemo } from 'react'
import { heldOutImage } from '../../domain/heldOutImage'
import type { HeldOutImages } from '../../domain/reports'
import { PixelImage } from '../../ui/PixelImage'

/** One of a pair's held-out images, by its place; said with the path it came from. */
export function TwinImage(props: {
  readonly images: HeldOutImages
  readonly image: number
  readonly label: string
}) {
  const { images, image, label } = props
  const shown = useMemo(() => heldOutImage(images, image), [images, image])
  const path = images.paths[image] ?? ''
  return <PixelImage {...shown} label={path === '' ? label : `${label}: ${path}`} />
}
