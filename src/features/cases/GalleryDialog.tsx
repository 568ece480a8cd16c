import { useStore } from 'zustand'
import { closeGallery, galleryStore } from '../../state/gallery'
import { lazyDialog } from '../../ui/lazyDialog'

const GallerySheet = lazyDialog(
  'The cases',
  () => import('./GallerySheet'),
  (loaded) => loaded.GallerySheet,
)

/** The cases over the page; the page has this once, whoever opens it. */
export function GalleryDialog() {
  const open = useStore(galleryStore, ({ start }) => start !== null)
  return (
    <GallerySheet
      title="Start from a case"
      open={open}
      onOpenChange={(next) => {
        if (!next) closeGallery()
      }}
    />
  )
}
