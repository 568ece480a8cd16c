import type { PhotoDraft } from '../../../domain/photoDraft'
import { PixelImage } from '../../../ui/PixelImage'
import { usePixels } from './thumbnails'

/** An image of a draft as it is stored, small. */
export function Thumbnail(props: {
  readonly draft: PhotoDraft
  readonly pixels: Blob
  readonly image: number
  readonly className?: string
}) {
  const { draft, pixels, image, className = 'thumb' } = props
  const { side, channels, paths } = draft
  const read = usePixels(pixels, image, side * side * channels)
  const label = paths[image] ?? ''
  return read === null ? (
    <span className={className} role="img" aria-label={label} />
  ) : (
    <PixelImage {...{ side, channels, label, className }} pixels={read} />
  )
}
