/**
 * Classes of a set that imitate others: the forged signatures of each signer. They are of nobody else, so
 * that they count as no signer, go where the one they imitate goes, and are different from that one's.
 */
import type { PhotoSet } from './photoSet'
import type { SetKind } from './setKind'

/** How forged ones of a signer are named, until a draft is settled: “Ada (forged)”. */
export const FORGED_SUFFIX = ' (forged)'

type Forgeries = Pick<PhotoSet, 'forgeryOf'>

/** Per name the place of the one it imitates, as `PhotoSet.forgeryOf`; undefined where none does. */
export function forgeriesAmong(names: readonly string[], kind: SetKind): Int32Array | undefined {
  if (kind !== 'signatures') return undefined
  const places = new Map(names.map((name, place) => [name, place]))
  const imitated = Int32Array.from(names, (name) => {
    const own = name.endsWith(FORGED_SUFFIX) ? name.slice(0, -FORGED_SUFFIX.length) : null
    return own === null ? -1 : (places.get(own) ?? -1)
  })
  return imitated.some((place) => place >= 0) ? imitated : undefined
}

export const isForgery = ({ forgeryOf }: Forgeries, identity: number): boolean =>
  (forgeryOf?.[identity] ?? -1) >= 0

/** Whose it is: an identity itself, or of a forgery the one that is imitated. */
export const ownerOf = ({ forgeryOf }: Forgeries, identity: number): number => {
  const imitated = forgeryOf?.[identity] ?? -1
  return imitated < 0 ? identity : imitated
}

/** How many people, signers or characters a set is of. */
export const peopleIn = (set: Pick<PhotoSet, 'identities' | 'forgeryOf'>): number =>
  set.identities.reduce((sum, _, identity) => sum + Number(!isForgery(set, identity)), 0)

/** How many they are by their names, before they are settled. */
export const peopleNamed = (names: readonly string[], kind: SetKind): number => {
  const forgeryOf = forgeriesAmong(names, kind)
  return peopleIn({ identities: names, ...(forgeryOf && { forgeryOf }) })
}
