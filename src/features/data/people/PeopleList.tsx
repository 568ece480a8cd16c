import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { plainName } from '../../../domain/people/assignment'
import type { RollPerson } from '../../../domain/people/roll'
import type { SetWords } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import type { PeopleEditor } from '../../../state/peopleEditor'
import { Button } from '../../../ui/Button'
import { PersonRow } from './PersonRow'
import { filterCounts, filterLabel, shownPeople } from './shownPeople'
import { useHeldRow } from './useHeldRow'
import type { PeopleView } from './view'

const ROW = 52

/** All people, as many rows of them as fit: found, merged and left out here, opened for their photos. */
export function PeopleList(props: {
  readonly editor: PeopleEditor
  readonly pixels: Blob
  readonly roll: readonly RollPerson[]
  readonly words: SetWords
  readonly view: PeopleView
  readonly onOpen: (name: string | null) => void
}) {
  const { editor, pixels, roll, words, view, onOpen } = props
  const { filter, setFilter, text, setText, picked, setPicked, offset } = view
  const { draft, now } = useStore(editor)
  const wanted = useDeferredValue(text)
  const counts = useMemo(() => filterCounts(roll), [roll])
  const active = counts.some(([each]) => each === filter) ? filter : 'all'
  const shown = useMemo(() => shownPeople(roll, active, wanted), [roll, active, wanted])
  const chosen = roll.filter(({ name }) => name !== null && picked.has(name))
  const scroll = useRef<HTMLDivElement>(null)
  const { held, holdRow, withHeld } = useHeldRow(shown)
  // Nothing here is memoized by a compiler.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 2,
    initialOffset: () => offset.current,
    // A person of another name is the same row, so that what has the focus keeps it.
    getItemKey: (index) => shown[index]?.images[0] ?? index,
    rangeExtractor: withHeld,
  })
  const find = (change: () => void) => {
    change()
    scroll.current?.scrollTo({ top: 0 })
  }
  const pick = useCallback(
    (name: string, is: boolean) =>
      setPicked((before) => {
        const after = new Set(before)
        if (is) after.add(name)
        else after.delete(name)
        return after
      }),
    [setPicked],
  )
  const rename = useCallback(
    (name: string, typed: string) => {
      const now = plainName(typed)
      setPicked((before) =>
        before.has(name)
          ? new Set([...before].map((each) => (each === name ? now : each)))
          : before,
      )
      // By Enter the field keeps the focus, so its row comes along.
      if (scroll.current?.contains(document.activeElement)) holdRow(now)
      editor.rename([name], typed)
    },
    [editor, holdRow, setPicked],
  )
  useLayoutEffect(() => {
    const place = shown.findIndex(({ name }) => name === held)
    if (held === null || place < 0) return
    rows.scrollToIndex(place)
    // A row that was merged away has taken the focus with it.
    if (document.activeElement === document.body)
      [...(scroll.current?.querySelectorAll<HTMLElement>('.person') ?? [])]
        .find((row) => row.dataset.person === held)
        ?.querySelector<HTMLElement>('.person-name')
        ?.focus({ preventScroll: true })
  }, [held, shown, rows])
  return (
    <>
      <div className="report-filters">
        {counts.length > 1 &&
          counts.map(([each, count]) => (
            <Button
              key={each}
              className="small"
              aria-pressed={each === active}
              onClick={() => find(() => setFilter(each))}
            >
              {filterLabel(each, words)} {count.toLocaleString('en')}
            </Button>
          ))}
        <input
          type="search"
          placeholder={`Find ${words.many}`}
          aria-label={`Find ${words.many}`}
          value={text}
          onChange={(event) => find(() => setText(event.target.value))}
        />
        {chosen.length > 0 && (
          <Chosen
            key={chosen.map(({ name }) => name).join('\n')}
            {...{ editor, words, chosen }}
            onDone={() => setPicked(() => new Set())}
          />
        )}
      </div>
      <div
        ref={scroll}
        className="people"
        tabIndex={0}
        role="group"
        aria-label={words.label}
        onScroll={({ currentTarget }) => (offset.current = currentTarget.scrollTop)}
      >
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const person = shown[index]
            return (
              person && (
                <PersonRow
                  key={key}
                  {...{ draft, pixels, person, words, start, onOpen }}
                  leftOut={now.leftOut}
                  cuts={now.cuts}
                  picked={person.name !== null && picked.has(person.name)}
                  onPick={pick}
                  onRename={rename}
                />
              )
            )
          })}
        </ul>
        {shown.length === 0 && <p className="muted">None of the {words.many} is like that.</p>}
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
