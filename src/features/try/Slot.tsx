import { X } from 'lucide-react'
import { fillSlot } from '../../state/tryout'
import type { PictureSource, SlotId } from '../../state/tryoutPictures'
import type { Place } from './place'
import { SlotPicture } from './SlotPicture'
import { PictureSources } from './PictureSources'
import { useDrop } from './useDrop'

/** One place for a picture: what is in it, and the ways to put another one there. */
export function Slot(props: {
  readonly slot: SlotId
  /** “First photo”. */
  readonly label: string
  readonly place: Place
}) {
  const { slot, label, place } = props
  const picture = place.tryout.slots[slot]
  const put = ([source]: readonly PictureSource[]) => source !== undefined && fillSlot(slot, source)
  const { target, refusal, forgive } = useDrop(put)
  return (
    <section className="try-slot card" aria-label={label} {...target}>
      <header>
        <h3>{label}</h3>
        {picture !== null && (
          <button
            type="button"
            className="try-clear"
            aria-label={`Take the ${label.toLowerCase()} away`}
            title="Take it away"
            onClick={() => fillSlot(slot, null)}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </header>
      <SlotPicture picture={picture} place={place} />
      <PictureSources
        what={label.toLowerCase()}
        place={place}
        onSources={(sources) => {
          forgive()
          put(sources)
        }}
      />
      {refusal !== null && (
        <p className="problem" role="alert">
          {refusal}
        </p>
      )}
    </section>
  )
}
