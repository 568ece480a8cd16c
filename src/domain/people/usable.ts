/** Why nothing can be trained on a set whoever is on its images; null where something can. */
import type { PhotoSet } from '../photoSet'
import { SET_WORDS, worded, type SetKind } from '../setKind'

/** @param set null where no image is of anybody */
export function notUsable(set: PhotoSet | null, kind: SetKind): string | null {
  const people = set?.identities.length ?? 0
  if (people > 1) return null
  const why =
    people === 0
      ? 'No {picture} is of any {one} yet.'
      : 'All {pictures} are of one {one}, and different pairs take two.'
  return worded(`${why} Say in “Who is who” which {picture} is of which {one}.`, SET_WORDS[kind])
}
