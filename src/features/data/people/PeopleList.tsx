import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { RollPerson } from '../../../domain/people/roll'
import type { SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import type { PeopleEditor } from '../../../state/peopleEditor'
import { Button } from '../../../ui/Button'
import { PersonRow } from './PersonRow'
import { FILTER_LABELS, filterCounts, shownPeople, type PeopleFilter } from './shownPeople'

const ROW = 52

/** All people, as many rows of them as fit: found, merged and left out here, opened for their photos. */
export function PeopleList(props: {
  readonly editor: PeopleEditor
  readonly pixels: Blob
  readonly roll: readonly RollPerson[]
  readonly words: SetWords
  readonly onOpen: (name: string | null) => void
}) {
  const { editor, pixels, roll, words, onOpen } = props
  const { draft, now } = useStore(editor)
  const [filter, setFilter] = useState<PeopleFilter>('all')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const counts = useMemo(() => filterCounts(roll), [roll])
  const active = counts.some(([each]) => each === filter) ? filter : 'all'
  const shown = useMemo(() => shownPeople(roll, active, wanted), [roll, active, wanted])
  const chosen = roll.filter(({ name }) => name !== null && picked.has(name))
  const scroll = useRef<HTMLDivElement>(null)
  // Nothing here is memoized by a compiler.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 2,
  })
  const pick = useCallback(
    (name: string, is: boolean) =>
      setPicked((before) => {
        const after = new Set(before)
        if (is) after.add(name)
        else after.delete(name)
        return after
      }),
    [],
  )
  return (
    <>
      <div className="report-filters">
        {counts.length > 1 &&
          counts.map(([each, count]) => (
            <Button
              key={each}
              className="small"
              aria-pressed={each === active}
              onClick={() => setFilter(each)}
            >
              {FILTER_LABELS[each]} {count.toLocaleString('en')}
            </Button>
          ))}
        <input
          type="search"
          placeholder={`Find ${words.many}`}
          aria-label={`Find ${words.many}`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {chosen.length > 0 && (
          <Chosen
            key={chosen.map(({ name }) => name).join('\n')}
            {...{ editor, words, chosen }}
            onDone={() => setPicked(new Set())}
          />
        )}
      </div>
      <div ref={scroll} className="people" tabIndex={0} role="group" aria-label={words.label}>
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const person = shown[index]
            return (
              person && (
                <PersonRow
                  key={key}
                  {...{ editor, draft, pixels, person, words, onOpen }}
                  leftOut={now.leftOut}
                  cuts={now.cuts}
                  start={start}
                  picked={person.name !== null && picked.has(person.name)}
                  onPick={pick}
                />
              )
            )
          })}
        </ul>
        {shown.length === 0 && <p className="muted">Nobody is like that.</p>}
      </div>
    </>
  )
}

/** What can be done with the people that are ticked. */
function Chosen(props: {
  readonly editor: PeopleEditor
  readonly words: SetWords
  readonly chosen: readonly RollPerson[]
  readonly onDone: () => void
}) {
  const { editor, words, chosen, onDone } = props
  const largest = chosen.reduce((most, each) => (each.kept > most.kept ? each : most))
  const [name, setName] = useState(largest.name ?? '')
  const id = useId()
  const names = chosen.flatMap((each) => each.name ?? [])
  const images = chosen.flatMap((each) => each.images)
  const isOut = chosen.every(({ kept }) => kept === 0)
  return (
    <span className="who-chosen">
      <span className="muted">{counted(chosen.length, words.one, words.many)}:</span>
      {chosen.length > 1 && (
        <>
          <Button
            className="small"
            disabled={name.trim() === ''}
            onClick={() => {
              editor.rename(names, name)
              onDone()
            }}
          >
            Merge as
          </Button>
          <input
            id={id}
            aria-label="Name of the merged"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      )}
      <Button
        className="small"
        onClick={() => {
          editor.leaveOut(images, !isOut)
          onDone()
        }}
      >
        {isOut ? 'Take in again' : 'Leave out'}
      </Button>
    </span>
  )
}
