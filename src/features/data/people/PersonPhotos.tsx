import { ChevronLeft } from 'lucide-react'
import { useId, useState } from 'react'
import { useStore } from 'zustand'
import type { RollPerson } from '../../../domain/people/roll'
import type { SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import type { PeopleEditor } from '../../../state/peopleEditor'
import { Button } from '../../../ui/Button'
import { PhotoCrop } from './PhotoCrop'
import { Thumbnail } from './Thumbnail'

/** More at a time would hold the page up. */
const PAGE = 120

/** A person’s photos: looked at, moved, left out, cut. */
export function PersonPhotos(props: {
  readonly editor: PeopleEditor
  readonly pixels: Blob
  readonly roll: readonly RollPerson[]
  readonly words: SetWords
  readonly person: RollPerson
  readonly onOpen: (name: string | null) => void
  readonly onClose: () => void
}) {
  const { editor, pixels, roll, words, person, onOpen, onClose } = props
  const { draft, now } = useStore(editor)
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [most, setMost] = useState(PAGE)
  const [cropping, setCropping] = useState(false)
  const [target, setTarget] = useState('')
  const id = useId()
  const shown = person.name ?? 'Nobody yet'
  const chosen = person.images.filter((image) => picked.has(image))
  const isOut = chosen.length > 0 && chosen.every((image) => now.leftOut.has(image))
  const marks = draft.marks.filter(({ image }) => person.images.includes(image))
  const marked = new Map(marks.map(({ image, message }) => [image, message]))
  /** After photos went elsewhere: on with those that stay, or back. */
  const moved = () => {
    setPicked(new Set())
    setTarget('')
    if (chosen.length === person.images.length) onClose()
  }
  const toggle = (image: number) =>
    setPicked((before) => {
      const after = new Set(before)
      if (!after.delete(image)) after.add(image)
      return after
    })
  return (
    <div className="person-page">
      <div className="person-head">
        <Button className="small" onClick={onClose}>
          <ChevronLeft size={13} aria-hidden /> All {words.many}
        </Button>
        <b>{shown}</b>
        <span className="muted">
          {counted(person.images.length, words.picture)}. Click to choose some.
        </span>
        <Button
          className="small"
          onClick={() =>
            setPicked(chosen.length === person.images.length ? new Set() : new Set(person.images))
          }
        >
          {chosen.length === person.images.length ? 'Choose none' : 'Choose all'}
        </Button>
      </div>
      {person.warnings.length > 0 && (
        <ul className="doubts">
          {person.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <ul className="photos" aria-label={`Photos of ${shown}`}>
        {person.images.slice(0, most).map((image) => (
          <li key={image} data-out={now.leftOut.has(image) || undefined}>
            <button
              type="button"
              aria-pressed={picked.has(image)}
              title={[draft.paths[image], marked.get(image)].filter(Boolean).join('\n')}
              onClick={() => toggle(image)}
            >
              <Thumbnail {...{ draft, pixels, image }} cuts={now.cuts} className="photo" />
            </button>
            {marked.has(image) && <span className="photo-sign">looks wrong</span>}
            {now.leftOut.has(image) && <span className="photo-sign">left out</span>}
          </li>
        ))}
      </ul>
      {person.images.length > most && (
        <Button className="small" onClick={() => setMost(most + PAGE)}>
          Show {Math.min(PAGE, person.images.length - most)} more of{' '}
          {person.images.length.toLocaleString('en')}
        </Button>
      )}
      {chosen.length > 0 && (
        <div className="person-actions" role="group" aria-label="With the chosen photos">
          <span className="muted">{counted(chosen.length, words.picture)}:</span>
          <Button
            className="small"
            disabled={target.trim() === ''}
            onClick={() => {
              editor.move(chosen, target)
              moved()
            }}
          >
            Move to
          </Button>
          <input
            list={`${id}-names`}
            aria-label="Move to"
            placeholder="a name, new or not"
            value={target}
            maxLength={80}
            onChange={(event) => setTarget(event.target.value)}
          />
          <datalist id={`${id}-names`}>
            {roll.map(({ name }) => name !== null && <option key={name} value={name} />)}
          </datalist>
          <Button
            className="small"
            disabled={person.name !== null && chosen.length === person.images.length}
            title={`Makes them ${words.one === 'thing' ? 'something' : 'somebody'} else`}
            onClick={() => {
              const name = editor.split(chosen, person.name ?? words.one)
              moved()
              onOpen(name)
            }}
          >
            Split off
          </Button>
          <Button className="small" onClick={() => editor.leaveOut(chosen, !isOut)}>
            {isOut ? 'Take in again' : 'Leave out'}
          </Button>
          <Button className="small" aria-pressed={cropping} onClick={() => setCropping(!cropping)}>
            Crop…
          </Button>
        </div>
      )}
      {cropping && chosen[0] !== undefined && (
        <PhotoCrop
          key={chosen[0]}
          draft={draft}
          cuts={now.cuts}
          image={chosen[0]}
          scopes={[
            {
              label: chosen.length === 1 ? `This ${words.picture}` : `These ${chosen.length}`,
              images: chosen,
            },
            ...(person.images.length > chosen.length && person.name !== null
              ? [{ label: `All ${person.images.length} of ${person.name}`, images: person.images }]
              : []),
          ]}
          onClose={() => setCropping(false)}
        />
      )}
    </div>
  )
}
