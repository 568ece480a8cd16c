import { ImageOff } from 'lucide-react'
import type { OwnCuts } from '../../../domain/people/pixels'
import type { PhotoDraft } from '../../../domain/photoDraft'
import { PixelImage } from '../../../ui/PixelImage'
import { usePixels } from './thumbnails'

/** An image of a draft as it is stored, small. */
export function Thumbnail(props: {
  readonly draft: PhotoDraft
  readonly pixels: Blob
  readonly cuts: OwnCuts
  readonly image: number
  readonly className?: string
}) {
  const { draft, pixels, cuts, image, className = 'thumb' } = props
  const { side, channels, paths } = draft
  const own = cuts.get(image)
  const read = usePixels(own?.pixels ?? pixels, own ? 0 : image, side * side * channels)
  const label = paths[image] ?? ''
  if (read === 'failed')
    return (
      <span className={className} role="img" aria-label={`${label}: its pixels cannot be read`}>
        <ImageOff size={14} aria-hidden />
      </span>
    )
  return read === null ? (
    <span className={className} role="img" aria-label={label} />
  ) : (
    <PixelImage {...{ side, channels, label, className }} pixels={read} />
  )
}
