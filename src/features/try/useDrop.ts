import { useState, type ClipboardEvent, type DragEvent } from 'react'
import type { PictureSource } from '../../state/tryoutPictures'
import { photosIn } from './photosIn'

/**
 * Lets a part of the page take image files by drop and paste; what it takes goes no further up.
 * `refusal` says why nothing was taken, until something is.
 */
export function useDrop(onPhotos: (photos: readonly PictureSource[]) => void) {
  const [isOver, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  function take(event: DragEvent | ClipboardEvent, data: DataTransfer) {
    event.preventDefault()
    event.stopPropagation()
    const photos = photosIn(data)
    setRefusal(photos.length === 0 ? 'That is not an image file.' : null)
    if (photos.length > 0) onPhotos(photos)
  }

  const target = {
    'data-over': isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      take(event, event.dataTransfer)
    },
    onPaste: (event: ClipboardEvent) => {
      // Text may be meant for a field.
      if (event.clipboardData.files.length > 0) take(event, event.clipboardData)
    },
  }
  return { target, refusal, forgive: () => setRefusal(null) }
}
