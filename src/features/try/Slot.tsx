import { X } from 'lucide-react'
import { useState, type ClipboardEvent, type DragEvent } from 'react'
import { fillSlot, type SlotId } from '../../state/tryout'
import { photosIn } from './photosIn'
import { SlotPicture } from './SlotPicture'
import { Sources } from './Sources'
import type { Place } from './place'

/** One place for a picture: what is in it, and the ways to put another one there. */
export function Slot({
  slot,
  label,
  place,
}: {
  readonly slot: SlotId
  /** “First photo”. */
  readonly label: string
  readonly place: Place
}) {
  const picture = place.tryout.slots[slot]
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  function take(data: DataTransfer) {
    const [photo] = photosIn(data)
    setRefusal(photo === undefined ? 'That is not an image file.' : null)
    if (photo !== undefined) fillSlot(slot, photo)
  }

  return (
    <section
      className="try-slot card"
      aria-label={label}
      data-over={over}
      onDragOver={(event: DragEvent) => {
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        take(event.dataTransfer)
      }}
      onPaste={(event: ClipboardEvent) => {
        event.preventDefault()
        event.stopPropagation()
        take(event.clipboardData)
      }}
    >
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
      <Sources
        what={label.toLowerCase()}
        place={place}
        onSources={([source]) => {
          if (source === undefined) return
          setRefusal(null)
          fillSlot(slot, source)
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
