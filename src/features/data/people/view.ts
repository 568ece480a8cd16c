/** How the list of people is looked at; it stays while a single person is open. */
import { useRef, useState, type RefObject } from 'react'
import type { PeopleFilter } from './shownPeople'

export interface PeopleView {
  readonly filter: PeopleFilter
  setFilter(filter: PeopleFilter): void
  readonly text: string
  setText(text: string): void
  /** Names of people that are ticked. */
  readonly picked: ReadonlySet<string>
  setPicked(change: (before: ReadonlySet<string>) => ReadonlySet<string>): void
  /** How far the list is scrolled, in pixels. */
  readonly offset: RefObject<number>
}

export function usePeopleView(): PeopleView {
  const [filter, setFilter] = useState<PeopleFilter>('all')
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const offset = useRef(0)
  return { filter, setFilter, text, setText, picked, setPicked, offset }
}
