/** The set as it would be kept now, with what was changed by hand. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { isAsRead, keptPeople } from '../../domain/people/assignment'
import { settled } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import type { SetKind } from '../../domain/setKind'
import type { IntakeResult } from '../../state/intake'
import type { PeopleEdits, PeopleEditor } from '../../state/peopleEditor'

const NO_EDITS = createStore<PeopleEdits | null>(() => null)

/** Null where it would hold no image. Its id is that of what was read: a new one is made when it is kept. */
export function useShownSet(result: IntakeResult, people: PeopleEditor | null): PhotoSet | null {
  const edits: PeopleEdits | null = useStore(people ?? NO_EDITS)
  const { set, draft } = result
  return useMemo(() => {
    if (edits === null) return set
    // What was read, unchanged, has been settled already.
    if (set !== null && edits.draft === draft && isAsRead(edits.draft, edits.now)) return set
    const { facts, images } = settled(edits.draft, keptPeople(edits.now), edits.now.kind)
    return images.length === 0 ? null : { id: set?.id ?? '', name: set?.name ?? '', ...facts }
  }, [edits, set, draft])
}

/** What they are, as it is said now. */
export function useKind(people: PeopleEditor | null): SetKind {
  const edits: PeopleEdits | null = useStore(people ?? NO_EDITS)
  return edits?.now.kind ?? 'people'
}
