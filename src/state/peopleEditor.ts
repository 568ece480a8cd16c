/** The list of people while photos are looked through: edits, and the way back from each. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  assigned,
  begunBy,
  carriedOver,
  freeName,
  leaving,
  plainName,
  renamed,
  type Assignment,
} from '../domain/people/assignment'
import type { PhotoDraft } from '../domain/photoDraft'
import type { SetKind } from '../domain/setKind'

export interface PeopleEdits {
  readonly draft: PhotoDraft
  readonly now: Assignment
  /** What can be gone back to, with what each edit was called; the last one first undone. */
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
}

interface Edit {
  readonly label: string
  readonly before: Assignment
}

export interface PeopleEditor extends StoreApi<PeopleEdits> {
  /** Takes another reading; edits made by hand go, and undo brings them back. */
  read(reading: string): void
  setKind(kind: SetKind): void
  /** Gives people a name, which may be somebody's: they are merged. Does nothing without a name. */
  rename(people: readonly string[], name: string): void
  move(images: readonly number[], person: string | null): void
  /** Makes a person of some images of another. @returns the name given */
  split(images: readonly number[], like: string): string
  leaveOut(images: readonly number[], out: boolean): void
  undo(): void
  redo(): void
}

/** @param before edits of a draft that was read anew as this one; they are carried over */
export function createPeopleEditor(draft: PhotoDraft, before?: PeopleEdits): PeopleEditor {
  const store = createStore<PeopleEdits>(() =>
    before === undefined || before.past.length + before.future.length === 0
      ? { draft, now: begunBy(draft, null), past: [], future: [] }
      : carried(before, draft),
  )
  const edit = (label: string, change: (before: Assignment) => Assignment) =>
    store.setState(({ now, past }) => ({
      now: change(now),
      past: [...past, { label, before: now }],
      future: [],
    }))

  return {
    ...store,
    read: (reading) =>
      edit('another reading', ({ kind }) => ({ ...begunBy(draft, reading), kind })),
    setKind: (kind) => edit('what they are', (before) => ({ ...before, kind })),
    rename(people, text) {
      const name = plainName(text)
      if (name === '' || (people.length === 1 && people[0] === name)) return
      edit(people.length > 1 ? 'merge' : 'rename', (before) =>
        renamed(before, new Set(people), name),
      )
    },
    move: (images, person) =>
      edit('move', (before) => assigned(before, images, person && plainName(person))),
    split(images, like) {
      const name = freeName(store.getState().now, like)
      edit('split', (before) => assigned(before, images, name))
      return name
    },
    leaveOut: (images, out) =>
      edit(out ? 'leave out' : 'take in', (before) => leaving(before, images, out)),
    undo: () =>
      store.setState(({ now, past, future }) => {
        const last = past.at(-1)
        return last === undefined
          ? {}
          : {
              now: last.before,
              past: past.slice(0, -1),
              future: [{ label: last.label, before: now }, ...future],
            }
      }),
    redo: () =>
      store.setState(({ now, past, future }) => {
        const [next, ...rest] = future
        return next === undefined
          ? {}
          : { now: next.before, past: [...past, { label: next.label, before: now }], future: rest }
      }),
  }
}

function carried({ draft: from, now, past, future }: PeopleEdits, draft: PhotoDraft): PeopleEdits {
  const carry = (assignment: Assignment) => carriedOver(from, assignment, draft)
  const each = ({ label, before }: Edit) => ({ label, before: carry(before) })
  return { draft, now: carry(now), past: past.map(each), future: future.map(each) }
}
