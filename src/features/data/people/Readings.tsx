import { useId, useMemo } from 'react'
import { peopleNamed } from '../../../domain/forgeries'
import type { Assignment } from '../../../domain/people/assignment'
import type { PhotoDraft, Reading } from '../../../domain/photoDraft'
import { worded, type SetKind, type SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'

/** By which rule people are told, what is doubtful about it, and the other rules there are. */
export function Readings(props: {
  readonly draft: PhotoDraft
  readonly now: Assignment
  readonly words: SetWords
  readonly onRead: (reading: string) => void
}) {
  const { draft, now, words, onRead } = props
  const id = useId()
  const people = useMemo(
    () => new Map(draft.readings.map((each) => [each.id, peopleIn(each, now.kind)])),
    [draft, now.kind],
  )
  const reading = draft.readings.find((each) => each.id === now.reading)
  return (
    <>
      {draft.readings.length > 1 && (
        <fieldset className="readings">
          <legend className="muted">Told by</legend>
          {draft.readings.map((each) => (
            <label key={each.id} className="check">
              <input
                type="radio"
                name={id}
                checked={each.id === now.reading}
                onChange={() => onRead(each.id)}
              />
              <span>
                {worded(each.rule, words)}{' '}
                <span className="muted">
                  {counted(people.get(each.id) ?? 0, words.one, words.many)}
                  {each.example && (
                    <>
                      : <code>{each.example.path}</code> is <b>{each.example.person}</b>
                    </>
                  )}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {draft.readings.length === 1 && reading && (
        <p className="muted reading-rule">
          {worded(reading.rule, words)}
          {reading.example && (
            <>
              {' '}
              <code>{reading.example.path}</code> is <b>{reading.example.person}</b>.
            </>
          )}
        </p>
      )}
      {reading?.odd.unsure && (people.get(reading.id) ?? 0) > 1 && (
        <p className="muted reading-rule">{worded(reading.odd.unsure, words)}</p>
      )}
      {reading && reading.doubts.length > 0 && (
        <ul className="doubts" aria-label="What looks wrong">
          {reading.doubts.map(({ code, message, people }) => (
            <li key={`${code} ${people.join(' ')} ${message}`}>{worded(message, words)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const peopleIn = ({ names }: Reading, kind: SetKind) =>
  peopleNamed(
    [...new Set(names)].filter((name) => name !== null),
    kind,
  )
