/** The list of people while photos are looked through: edits, and the way back from each. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  assigned,
  begunBy,
  carriedOver,
  cutBy,
  foundRight,
  freeName,
  leaving,
  plainName,
  renamed,
  type Assignment,
  type CutAnew,
} from '../domain/people/assignment'
import type { ImageMark } from '../domain/people/marks'
import type { OwnCuts } from '../domain/people/pixels'
import { BY_PAIRS, withListTurned, type PhotoDraft } from '../domain/photoDraft'
import type { SetKind } from '../domain/setKind'

export interface PeopleEdits {
  readonly draft: PhotoDraft
  readonly now: Assignment
  /** What can be gone back to, with what each edit was called; the last one first undone. */
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  /** What the last edit did besides what was asked for; null where nothing. */
  readonly said: string | null
}

/** What somebody says of a mark: it is right, or the image is the other's, or goes, or its twin does. */
export type MarkAnswer = 'right' | 'other' | 'leave' | 'leave-twin'

interface Edit {
  readonly label: string
  readonly before: Assignment
  /** The draft it was of: its list may have been turned round. */
  readonly draft: PhotoDraft
}

export interface PeopleEditor extends StoreApi<PeopleEdits> {
  /** Takes another reading; edits made by hand go, and undo brings them back. */
  read(reading: string): void
  setKind(kind: SetKind): void
  /** Gives people a name; that of somebody else merges them, which is said. Does nothing without a name. */
  rename(people: readonly string[], name: string): void
  move(images: readonly number[], person: string | null): void
  /** Makes a person of some images of another, or of nobody's. @returns the name given */
  split(images: readonly number[], like: string): string
  leaveOut(images: readonly number[], out: boolean): void
  answer(mark: ImageMark, answer: MarkAnswer): void
  /** Images have a square of their own. */
  cut(cuts: OwnCuts): void
  /** Takes the list's two labels the other way round. */
  turnList(): void
  undo(): void
  redo(): void
}

/**
 * @param before edits of a draft that was read anew as this one; they are carried over
 * @param cutAnew the squares of their own that photos had in them, as they are read now
 * @param reading what reading anew is called where it is an edit itself: undone, the draft is the one before
 */
export function createPeopleEditor(
  draft: PhotoDraft,
  before?: PeopleEdits,
  cutAnew?: CutAnew,
  reading?: string,
): PeopleEditor {
  const store = createStore<PeopleEdits>(() =>
    before !== undefined && reading !== undefined
      ? readAnew(before, draft, cutAnew, reading)
      : before === undefined || before.past.length + before.future.length === 0
        ? { draft, now: begunBy(draft, null), past: [], future: [], said: null }
        : carried(before, draft, cutAnew),
  )
  const edit = (
    label: string,
    change: (before: Assignment) => Assignment,
    said: string | null = null,
  ) =>
    store.setState(({ draft, now, past }) => ({
      now: change(now),
      past: [...past, { label, before: now, draft }],
      future: [],
      said,
    }))

  return {
    ...store,
    read: (reading) =>
      edit('another reading', ({ kind }) => ({
        ...begunBy(store.getState().draft, reading),
        kind,
      })),
    setKind: (kind) => edit('what they are', (before) => ({ ...before, kind })),
    rename(people, text) {
      const name = plainName(text)
      if (name === '' || (people.length === 1 && people[0] === name)) return
      const met = !people.includes(name) && store.getState().now.personOf.includes(name)
      const who = people.length === 1 ? `“${people[0]}” was` : `${people.length} others were`
      edit(
        people.length > 1 || met ? 'merge' : 'rename',
        (before) => renamed(before, new Set(people), name),
        met ? `“${name}” was there already, so ${who} merged with it.` : null,
      )
    },
    move: (images, person) =>
      edit('move', (before) => assigned(before, images, person && plainName(person))),
    split(images, like) {
      const { now } = store.getState()
      const name = freeName(now, like, now.personOf.includes(like) ? 2 : 1)
      edit('split', (before) => assigned(before, images, name))
      return name
    },
    leaveOut: (images, out) =>
      edit(out ? 'leave out' : 'take in', (before) => leaving(before, images, out)),
    answer({ image, other, twin }, answer) {
      edit(ANSWERS[answer], (before) => {
        const checked = foundRight(before, [image])
        switch (answer) {
          case 'right':
            return checked
          case 'other':
            return assigned(checked, [image], other)
          case 'leave':
            return leaving(before, [image], true)
          case 'leave-twin':
            return leaving(before, twin === null ? [] : [twin], true)
          default:
            return answer satisfies never
        }
      })
    },
    cut: (cuts) => edit('crop', (at) => cutBy(at, cuts)),
    turnList: () =>
      store.setState(({ draft, now, past }) => {
        const turned = withListTurned(draft)
        const isByPairs = now.reading === BY_PAIRS
        return {
          draft: turned,
          now: isByPairs ? { ...begunBy(turned, BY_PAIRS), kind: now.kind } : now,
          past: [...past, { label: 'what labels mean', before: now, draft }],
          future: [],
          said: null,
        }
      }),
    undo: () =>
      store.setState(({ draft, now, past, future }) => {
        const last = past.at(-1)
        if (last === undefined) return {}
        const { label, before } = last
        return {
          draft: last.draft,
          now: before,
          past: past.slice(0, -1),
          future: [{ label, before: now, draft }, ...future],
          said: null,
        }
      }),
    redo: () =>
      store.setState(({ draft, now, past, future }) => {
        const [next, ...rest] = future
        if (next === undefined) return {}
        const { label, before } = next
        return {
          draft: next.draft,
          now: before,
          past: [...past, { label, before: now, draft }],
          future: rest,
          said: null,
        }
      }),
  }
}

const ANSWERS: Readonly<Record<MarkAnswer, string>> = {
  right: 'found right',
  other: 'move',
  leave: 'leave out',
  'leave-twin': 'leave out',
}

function carried(edits: PeopleEdits, read: PhotoDraft, cutAnew: CutAnew | undefined): PeopleEdits {
  const { draft: from, now, past, future } = edits
  const { anew, carry } = carrying(read, cutAnew)
  const each = ({ label, before, draft }: Edit) => ({
    label,
    before: carry(before, draft),
    draft: anew(draft),
  })
  // What was read before these photos were is gone.
  const isOfThese = ({ draft }: Edit) => draft.paths === from.paths
  return {
    draft: anew(from),
    now: carry(now, from),
    past: past.filter(isOfThese).map(each),
    future: future.filter(isOfThese).map(each),
    said: null,
  }
}

function readAnew(
  { draft, now, past }: PeopleEdits,
  read: PhotoDraft,
  cutAnew: CutAnew | undefined,
  label: string,
): PeopleEdits {
  const { anew, carry } = carrying(read, cutAnew)
  return {
    draft: anew(draft),
    now: carry(now, draft),
    past: [...past, { label, before: now, draft }],
    future: [],
    said: null,
  }
}

/** Takes what was said of another draft over to one that is read anew. */
function carrying(read: PhotoDraft, cutAnew: CutAnew | undefined) {
  const turned = withListTurned(read)
  // A list that was turned round stays so.
  const anew = (before: PhotoDraft) =>
    before.listMeaning?.same === read.listMeaning?.same ? read : turned
  const carry = (assignment: Assignment, before: PhotoDraft) =>
    carriedOver(before, assignment, anew(before), cutAnew)
  return { anew, carry }
}
