/**
 * Single images that look wrong where they are, as the assignment stands: the same or nearly the same
 * picture under two people, and images that look out of place. Those that somebody has looked at are none.
 */
import type { PhotoDraft } from '../photoDraft'
import type { Assignment } from './assignment'

export interface ImageMark {
  readonly code: 'duplicate' | 'near_duplicate' | 'outlier'
  readonly image: number
  readonly person: string
  /** Whose it may be instead. */
  readonly other: string
  /** The other's image, of a near duplicate. */
  readonly twin: number | null
  /** With places for the words of a kind. */
  readonly message: string
}

/** Surest first. */
export function marksOf(draft: PhotoDraft, now: Assignment): readonly ImageMark[] {
  const { personOf, leftOut, checked } = now
  const reading = draft.readings.find(({ id }) => id === now.reading)
  const keptOf = (image: number) => (leftOut.has(image) ? null : (personOf[image] ?? null))
  const nameOf = (image: number) => draft.paths[image] ?? ''

  const duplicates = draft.copies.flatMap(({ image, path }, i): readonly ImageMark[] => {
    const [person, other] = [keptOf(image), reading?.copyNames[i] ?? null]
    if (person === null || other === null || person === other) return []
    const message = `${nameOf(image)} is also under ${other}, as ${path}: the same {picture}, pixel for pixel. One of the two is wrong.`
    return [{ code: 'duplicate', image, person, other, twin: null, message }]
  })
  const near = Array.from(draft.groupOf).flatMap((twin, image): readonly ImageMark[] => {
    const [person, other] = [keptOf(image), keptOf(twin)]
    if (twin === image || person === null || other === null || person === other) return []
    const message = `${nameOf(image)} of ${person} and ${nameOf(twin)} of ${other} are nearly the same {picture}. One of the two may be wrong.`
    return [{ code: 'near_duplicate', image, person, other, twin, message }]
  })
  const odd = (reading?.odd.images ?? []).flatMap(
    ({ image, person, like, by }): readonly ImageMark[] => {
      if (keptOf(image) !== person) return []
      const message =
        by === null
          ? `${nameOf(image)} looks unlike the others of ${person}, and more like those of ${like}. It may be in the wrong place.`
          : `${nameOf(image)} is far from the others of ${person}, and near those of ${like}, by run ${by}’s distances. It may be in the wrong place.`
      return [{ code: 'outlier', image, person, other: like, twin: null, message }]
    },
  )
  return [...duplicates, ...near, ...odd].filter(({ image }) => !checked.has(image))
}
