import { TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { PhotoDraft } from '../../../domain/photoDraft'
import type { OwnCuts } from '../../../domain/people/pixels'
import type { RollPerson } from '../../../domain/people/roll'
import { worded, type SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import { Button } from '../../../ui/Button'
import { useTyped, type Typed } from '../../../ui/useTyped'
import { Thumbnail } from './Thumbnail'

/** As many as fit beside a name; the rest is a click away. */
const THUMBNAILS = 6

interface PersonRowProps {
  readonly draft: PhotoDraft
  readonly pixels: Blob
  readonly person: RollPerson
  readonly words: SetWords
  readonly leftOut: ReadonlySet<number>
  readonly cuts: OwnCuts
  /** Where it begins in the list, in pixels. */
  readonly start: number
  readonly picked: boolean
  readonly onPick: (name: string, picked: boolean) => void
  readonly onRename: (name: string, typed: string) => void
  readonly onOpen: (name: string | null) => void
}

/** Scrolling draws the list again and again; rows that stay are left as they are. */
export const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { draft, pixels, person, words, leftOut, cuts, start, picked, onPick, onRename, onOpen } =
    props
  const { name, images, kept, warnings } = person
  const shown = name ?? `Of no ${words.one} yet`
  // Those that stay come first.
  const some = [...images].sort((x, y) => Number(leftOut.has(x)) - Number(leftOut.has(y)))
  return (
    <li
      className="person"
      data-person={name ?? ''}
      data-out={kept === 0 || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <input
        type="checkbox"
        aria-label={`Choose ${shown}`}
        disabled={name === null}
        checked={picked}
        onChange={({ target }) => name !== null && onPick(name, target.checked)}
      />
      {name === null ? <b className="person-name">{shown}</b> : <Name {...{ name, onRename }} />}
      <button
        type="button"
        className="person-thumbs"
        aria-label={name === null ? shown : `Photos of ${shown}`}
        onClick={() => onOpen(name)}
      >
        {some.slice(0, THUMBNAILS).map((image) => (
          <Thumbnail key={image} {...{ draft, pixels, cuts, image }} />
        ))}
      </button>
      <span className="person-facts">
        <span className="muted">
          {kept === images.length
            ? counted(kept, words.picture)
            : `${kept.toLocaleString('en')} of ${counted(images.length, words.picture)}`}
        </span>
        {warnings.length > 0 && (
          <span
            className="person-warning"
            title={warnings.map((each) => worded(each, words)).join('\n')}
          >
            <TriangleAlert size={13} aria-hidden /> {warnings.length}
            <span className="hidden"> {warnings.length === 1 ? 'warning' : 'warnings'}</span>
          </span>
        )}
      </span>
      <Button className="small" aria-label={`Open ${shown}`} onClick={() => onOpen(name)}>
        Open
      </Button>
    </li>
  )
})

/** A name that can be typed over; that of somebody else merges the two. */
function Name(props: Pick<PersonRowProps, 'onRename'> & { readonly name: string }) {
  const { name, onRename } = props
  const { input, problem } = useTyped(name, readName, (typed) => onRename(name, typed))
  return (
    <input
      {...input}
      className="person-name"
      aria-label={`Name of ${name}`}
      title={problem ?? 'Type another name; one that is there already merges the two'}
      maxLength={80}
    />
  )
}

const readName = (text: string): Typed<string> =>
  text.trim() === '' ? { problem: 'A name is needed' } : { value: text.trim() }
