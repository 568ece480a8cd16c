import { ChevronLeft } from 'lucide-react'
import { useId, useState } from 'react'
import { useStore } from 'zustand'
import type { ImageMark } from '../../../domain/people/marks'
import type { RollPerson } from '../../../domain/people/roll'
import { worded, type SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import type { PeopleEditor } from '../../../state/peopleEditor'
import { Button } from '../../../ui/Button'
import { Marks } from './Marks'
import { PhotoCrop } from './PhotoCrop'
import { Thumbnail } from './Thumbnail'

/** More at a time would hold the page up. */
const PAGE = 120

/** A person’s photos: looked at, moved, left out, cut. */
export function PersonPhotos(props: {
  readonly editor: PeopleEditor
  readonly pixels: Blob
  readonly roll: readonly RollPerson[]
  readonly marks: readonly ImageMark[]
  readonly cuttable: boolean
  readonly words: SetWords
  readonly person: RollPerson
  readonly onOpen: (name: string | null) => void
  readonly onClose: () => void
}) {
  const { editor, pixels, roll, words, person, cuttable, onOpen, onClose } = props
  const { draft, now } = useStore(editor)
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [most, setMost] = useState(PAGE)
  const [cropping, setCropping] = useState(false)
  const [target, setTarget] = useState('')
  const id = useId()
  const shown = person.name ?? `Of no ${words.one} yet`
  const chosen = person.images.filter((image) => picked.has(image))
  const isOut = chosen.length > 0 && chosen.every((image) => now.leftOut.has(image))
  const own = new Set(person.images)
  const marks = props.marks.filter(
    ({ image, twin }) => own.has(image) || (twin !== null && own.has(twin)),
  )
  const marked = new Map(
    marks.flatMap(({ image, twin, message }) =>
      [image, twin].map((each) => [each, worded(message, words)] as const),
    ),
  )
  // What is said of single photos stands with what can be done about it.
  const ofMarks = new Set(marks.map(({ message }) => message))
  const doubts = person.warnings.filter((warning) => !ofMarks.has(warning))
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
      {doubts.length > 0 && (
        <ul className="doubts">
          {doubts.map((warning) => (
            <li key={warning}>{worded(warning, words)}</li>
          ))}
        </ul>
      )}
      <Marks
        {...{ draft, pixels, marks, words }}
        cuts={now.cuts}
        onAnswer={(mark, answer) => editor.answer(mark, answer)}
      />
      <ul className="photos" aria-label={person.name === null ? shown : `Photos of ${shown}`}>
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
            {marked.has(image) && <span className="photo-sign">look at this</span>}
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
            title={worded('Makes another {one} of them', words)}
            onClick={() => {
              const name = editor.split(chosen, person.name ?? words.one)
              moved()
              // Of those that are nobody's, others are looked for next.
              if (person.name !== null) onOpen(name)
            }}
          >
            {person.name === null ? worded('Make a {one} of them', words) : 'Split off'}
          </Button>
          <Button className="small" onClick={() => editor.leaveOut(chosen, !isOut)}>
            {isOut ? 'Take in again' : 'Leave out'}
          </Button>
          {cuttable && (
            <Button
              className="small"
              aria-pressed={cropping}
              onClick={() => setCropping(!cropping)}
            >
              Crop…
            </Button>
          )}
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
