/**
 * Who is on which image of a draft as somebody has it: begun by a reading, changed by hand. An
 * assignment never changes; each edit gives another, so that the one before is there to go back to.
 */
import type { Crop } from '../intake'
import type { PhotoDraft } from '../photoDraft'
import type { SetKind } from '../setKind'
import type { OwnCut, OwnCuts } from './pixels'

export interface Assignment {
  /** The id of the reading it was begun by. */
  readonly reading: string
  readonly kind: SetKind
  /** Per image of the draft, its person; null for nobody yet. */
  readonly personOf: readonly (string | null)[]
  /** Images that are left out of the set, whoever is on them. */
  readonly leftOut: ReadonlySet<number>
  /** Images that were looked at and found right, or put right: what speaks against them counts no more. */
  readonly checked: ReadonlySet<number>
  /** Images that were cut by hand. */
  readonly cuts: OwnCuts
}

/** As a reading has it; the best one where there is none of that id. */
export function begunBy(draft: PhotoDraft, reading: string | null): Assignment {
  const found = draft.readings.find(({ id }) => id === reading) ?? draft.readings[0]
  return {
    reading: found?.id ?? '',
    kind: draft.kind,
    personOf: found?.names ?? draft.paths.map(() => null),
    leftOut: new Set(),
    checked: new Set(),
    cuts: new Map(),
  }
}

/** Whether it is what the best reading says, unchanged. */
export const isAsRead = ({ readings, kind }: PhotoDraft, now: Assignment): boolean =>
  now.personOf === readings[0]?.names &&
  now.leftOut.size === 0 &&
  now.cuts.size === 0 &&
  now.kind === kind

/** Per image, whom the set has it of; null for those of nobody, and those that are left out. */
export function keptPeople({ personOf, leftOut }: Assignment): readonly (string | null)[] {
  return personOf.map((person, image) => (leftOut.has(image) ? null : person))
}

/** A name as it is kept: one form of Unicode, no blanks at the ends or doubled. */
export const plainName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ')

/** Images come to be of somebody; the images of a name that is there already join it. */
export function assigned(
  before: Assignment,
  images: Iterable<number>,
  person: string | null,
): Assignment {
  const personOf = [...before.personOf]
  for (const image of images) personOf[image] = person
  return { ...before, personOf }
}

/** All images of some people come to be of one: a new name for one, or several merged. */
export function renamed(before: Assignment, people: ReadonlySet<string>, name: string): Assignment {
  const personOf = before.personOf.map((person) =>
    person !== null && people.has(person) ? name : person,
  )
  return { ...before, personOf }
}

/** Leaves images out of the set, or takes them in again. */
export function leaving(before: Assignment, images: Iterable<number>, out: boolean): Assignment {
  const leftOut = new Set(before.leftOut)
  for (const image of images)
    if (out) leftOut.add(image)
    else leftOut.delete(image)
  return { ...before, leftOut }
}

/** Images are found right where they are now. */
export function foundRight(before: Assignment, images: Iterable<number>): Assignment {
  return { ...before, checked: new Set([...before.checked, ...images]) }
}

/** Images have a cut of their own. */
export function cutBy(before: Assignment, cuts: OwnCuts): Assignment {
  return { ...before, cuts: new Map([...before.cuts, ...cuts]) }
}

/** A name like this one that nobody has: “Ada 2”, or “person 1” where numbers begin at 1. */
export function freeName({ personOf }: Assignment, like: string, first = 2): string {
  const taken = new Set(personOf)
  for (let number = first; ; number++)
    if (!taken.has(`${like} ${number}`)) return `${like} ${number}`
}

/** What a photo's square of its own is after photos were read anew; null where it could not be cut. */
export type CutAnew = (path: string, crop: Crop) => OwnCut | null

/**
 * An assignment carried over to a draft that was read anew: images are told by their paths, and those
 * that are new are as the reading has them.
 */
export function carriedOver(
  from: PhotoDraft,
  assignment: Assignment,
  to: PhotoDraft,
  cutAnew: CutAnew = () => null,
): Assignment {
  const begun = begunBy(to, assignment.reading)
  const places = new Map(from.paths.map((path, image) => [path, image]))
  const leftOut = new Set<number>()
  const checked = new Set<number>()
  const cuts = new Map<number, OwnCut>()
  const personOf = to.paths.map((path, image) => {
    const before = places.get(path)
    if (before === undefined) return begun.personOf[image] ?? null
    if (assignment.leftOut.has(before)) leftOut.add(image)
    if (assignment.checked.has(before)) checked.add(image)
    const own = assignment.cuts.get(before)
    const cut = own ? cutAnew(path, own.crop) : null
    if (cut) cuts.set(image, cut)
    return assignment.personOf[before] ?? null
  })
  return { ...begun, kind: assignment.kind, personOf, leftOut, checked, cuts }
}
