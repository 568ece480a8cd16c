import { heldOutImage } from '../../domain/heldOutImage'
import type { HeldOutImages } from '../../domain/reports'
import type { HeldOutSource } from '../../state/tryoutPictures'
import { Sheet } from '../../ui/Sheet'
import { heldOutName, pickable } from './heldOut'
import { HeldOutImage } from './HeldOutImage'

/** Held-out images by person, one to be picked. */
export function HeldOutPicker(props: {
  readonly images: HeldOutImages
  /** What these images are the held-out ones of, see `Wanted.heldOut`. */
  readonly of: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onPick: (source: HeldOutSource) => void
}) {
  const { images, of, open, onOpenChange, onPick } = props
  const all = images.classes.length
  const groups = open ? pickable(images) : []
  const shown = groups.reduce((sum, { places }) => sum + places.length, 0)
  return (
    <Sheet
      title="Held-out images"
      about={
        shown < all
          ? `The network has not trained on these. ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} are shown.`
          : 'The network has not trained on these.'
      }
      open={open}
      onOpenChange={onOpenChange}
    >
      <div className="try-picker">
        {groups.map(({ name, places }) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <div className="try-picker-images">
              {places.map((place) => (
                <button
                  key={place}
                  type="button"
                  title={heldOutName(images, place)}
                  onClick={() => {
                    const thumbnail = heldOutImage(images, place)
                    const name = heldOutName(images, place)
                    onPick({ kind: 'held_out', place, of, name, thumbnail })
                    onOpenChange(false)
                  }}
                >
                  <HeldOutImage images={images} place={place} />
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
