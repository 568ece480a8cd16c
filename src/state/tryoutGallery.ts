/** The people a probe is compared with, and the order in which they come out. Pure. */
import type { Convention } from '../domain/settings'
import type { HeldOutImages } from '../domain/reports'
import type { RunImage } from './tryoutPictures'

/** At most so many held-out photos of a person, and so many in all, so that an answer comes soon. */
export const GALLERY_EACH = 12
export const GALLERY_LIMIT = 200

/** A photo in the gallery. */
export interface GalleryImage {
  /** Equal for the photos of one person. */
  readonly person: string
  readonly name: string
  readonly enrolled: boolean
  readonly image: RunImage
}

/** A person as ranked, by the photo nearest to the probe. */
export interface Ranked extends GalleryImage {
  readonly distance: number
  readonly output: number
  /** How many photos of the person were compared. */
  readonly photos: number
}

/**
 * The held-out photos of a gallery: the first few of each person, each person's first before
 * anybody's second, so that the limit leaves out photos rather than people.
 * @param probe the place of the probe, which is left out; null where it is not held out
 */
export function heldOutGallery(
  { classes, names }: Pick<HeldOutImages, 'classes' | 'names'>,
  probe: number | null,
): readonly GalleryImage[] {
  const seen = new Map<number, number>()
  const rounds: number[][] = Array.from({ length: GALLERY_EACH }, () => [])
  classes.forEach((person, place) => {
    if (place === probe) return
    const round = seen.get(person) ?? 0
    seen.set(person, round + 1)
    rounds[round]?.push(place)
  })
  return rounds
    .flat()
    .slice(0, GALLERY_LIMIT)
    .map((place) => {
      const person = classes[place] as number
      return {
        person: `held-out ${person}`,
        name: names[person] ?? String(person),
        enrolled: false,
        image: { kind: 'held_out', place },
      }
    })
}

/**
 * People by their nearest photo, nearest first; of equal ones the first in the gallery comes first.
 * Outputs that are not finite come last.
 * @param larger what a larger output says of a pair
 */
export function ranking(
  gallery: readonly GalleryImage[],
  distances: Float32Array,
  outputs: Float32Array,
  larger: Convention,
): readonly Ranked[] {
  const near = (output: number) =>
    Number.isNaN(output) ? -Infinity : larger === 'same' ? output : -output
  const best = new Map<string, Ranked>()
  gallery.forEach((member, i) => {
    const ranked = {
      ...member,
      distance: distances[i] as number,
      output: outputs[i] as number,
      photos: 1,
    }
    const known = best.get(member.person)
    const nearer = known === undefined || near(ranked.output) > near(known.output)
    best.set(member.person, {
      ...(nearer ? ranked : known),
      photos: (known?.photos ?? 0) + 1,
    })
  })
  return [...best.values()].toSorted((a, b) =>
    near(a.output) < near(b.output) ? 1 : near(a.output) > near(b.output) ? -1 : 0,
  )
}
