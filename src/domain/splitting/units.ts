/**
 * Units: images that go to one side together. Near duplicates do, and under `identity` all photos of
 * a person, with those of whoever shares near duplicates with them.
 */
import type { PhotoSet } from '../photoSet'
import { textHash } from '../textHash'

/** Images of the set, ascending. */
export type Unit = readonly number[]

/** Near-duplicate groups, in an order of the paths' hashes. */
export function groupUnits({ groupOf, paths }: PhotoSet): readonly Unit[] {
  return shuffled(gathered(groupOf), (image) => paths[image] ?? '')
}

/** People whom near duplicates link, each with their forgeries, in an order of the names' hashes. */
export function peopleUnits(set: PhotoSet): readonly Unit[] {
  const { identities, identityOf } = set
  const leader = linked(set)
  const people = Array.from(identityOf, (identity) => leader(identity))
  return shuffled(gathered(people), (image) => identities[identityOf[image] ?? -1] ?? '')
}

/** For each person, one who stands for all whom near duplicates or forgeries link to them. */
function linked({
  identities,
  identityOf,
  groupOf,
  forgeryOf,
}: PhotoSet): (identity: number) => number {
  const parent = Int32Array.from(identities.keys())
  const leader = (identity: number): number => {
    let at = identity
    for (let above = parent[at] as number; above !== at; above = parent[at] as number) {
      // Halves the way for the next one.
      parent[at] = parent[above] as number
      at = above
    }
    return at
  }
  forgeryOf?.forEach((imitated, identity) => {
    if (imitated >= 0) parent[leader(identity)] = leader(imitated)
  })
  const seen = new Map<number, number>()
  groupOf.forEach((group, image) => {
    const identity = identityOf[image] as number
    const other = seen.get(group)
    if (other === undefined) seen.set(group, identity)
    else parent[leader(identity)] = leader(other)
  })
  return leader
}

/** Images by the number they share. */
function gathered(numberOf: Int32Array | readonly number[]): readonly Unit[] {
  const units = new Map<number, number[]>()
  numberOf.forEach((number: number, image: number) => {
    const unit = units.get(number)
    if (unit) unit.push(image)
    else units.set(number, [image])
  })
  return [...units.values()]
}

/** By the hash of each unit's least name, so that neither the order of files nor a seed matters. */
function shuffled(units: readonly Unit[], nameOf: (image: number) => string): readonly Unit[] {
  return byHash(units, (unit) => nameOf(leastOf(unit, nameOf)))
}

/** By the hashes of their names; equal hashes by the names. */
export function byHash<T>(things: readonly T[], nameOf: (thing: T) => string): readonly T[] {
  return things
    .map((thing) => {
      const name = nameOf(thing)
      return { thing, name, hash: textHash(name) }
    })
    .sort((x, y) => x.hash - y.hash || (x.name < y.name ? -1 : Number(x.name > y.name)))
    .map(({ thing }) => thing)
}

/** The image whose name comes first. */
export function leastOf(unit: Unit, nameOf: (image: number) => string): number {
  return unit.reduce((least, image) => (nameOf(image) < nameOf(least) ? image : least))
}
