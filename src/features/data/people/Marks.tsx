import { useState } from 'react'
import type { ImageMark } from '../../../domain/people/marks'
import type { OwnCuts } from '../../../domain/people/pixels'
import type { PhotoDraft } from '../../../domain/photoDraft'
import { worded, type SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import type { MarkAnswer } from '../../../state/peopleEditor'
import { Button } from '../../../ui/Button'
import { Thumbnail } from './Thumbnail'

/** As many as are looked through at a time. */
const PAGE = 4

/** Photos that look wrong where they are, each with its names and what can be done with a click. */
export function Marks(props: {
  readonly draft: PhotoDraft
  readonly pixels: Blob
  readonly cuts: OwnCuts
  readonly marks: readonly ImageMark[]
  readonly words: SetWords
  readonly onAnswer: (mark: ImageMark, answer: MarkAnswer) => void
}) {
  const { draft, pixels, cuts, marks, words, onAnswer } = props
  const [most, setMost] = useState(PAGE)
  if (marks.length === 0) return null
  return (
    <section className="who-marks" aria-label="Look at these">
      <p>
        <b>Look at {counted(marks.length, words.picture)}</b>{' '}
        {worded('that may be under the wrong {one}:', words)}
      </p>
      <ul>
        {marks.slice(0, most).map((mark) => (
          <li key={`${mark.code} ${mark.image} ${mark.other}`}>
            <span className="mark-thumbs">
              {[mark.image, ...(mark.twin === null ? [] : [mark.twin])].map((image) => (
                <Thumbnail key={image} {...{ draft, pixels, cuts, image }} />
              ))}
            </span>
            <span className="who-mark-text">{worded(mark.message, words)}</span>
            <span className="mark-answers">
              {answersTo(mark).map(([answer, label]) => (
                <Button key={answer} className="small" onClick={() => onAnswer(mark, answer)}>
                  {label}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {marks.length > most && (
        <Button className="small" onClick={() => setMost(most + 5 * PAGE)}>
          Show {Math.min(5 * PAGE, marks.length - most)} more of {marks.length.toLocaleString('en')}
        </Button>
      )}
    </section>
  )
}

function answersTo(mark: ImageMark): readonly (readonly [MarkAnswer, string])[] {
  const { code, person, other } = mark
  switch (code) {
    case 'duplicate':
      return [
        ['right', `Keep under ${person}`],
        ['other', `Keep under ${other}`],
        ['leave', 'Leave out'],
      ]
    case 'near_duplicate':
      return [
        ['leave-twin', `Keep only ${person}’s`],
        ['leave', `Keep only ${other}’s`],
        ['right', 'Both are right'],
      ]
    case 'outlier':
      return [
        ['right', 'It is right'],
        ['other', `Move to ${other}`],
        ['leave', 'Leave out'],
      ]
    default:
      return code satisfies never
  }
}
