import { memo } from 'react'
import { heldOutImage } from '../../domain/heldOutImage'
import type { HeldOutImages } from '../../domain/reports'
import { PixelImage } from '../../ui/PixelImage'
import { heldOutName } from './heldOut'

/** A held-out image, drawn once, however often what is around it changes. */
export const HeldOutImage = memo(function HeldOutImage(props: {
  readonly images: HeldOutImages
  readonly place: number
}) {
  const { images, place } = props
  return <PixelImage {...heldOutImage(images, place)} label={heldOutName(images, place)} />
})
