/**
 * So many of the people to train on, and so many photos of each: the first in an order of the names'
 * hashes, so that fewer are always some of more. Those who have two photos, who alone make same pairs,
 * come before those who have not. Forgeries come with the one they imitate, as many at most.
 */
import { ownerOf } from '../forgeries'
import type { PhotoSet } from '../photoSet'
import { byHash } from './units'

/**
 * @param train 1 for each image to train on
 * @param people at most; 0 for all @param photos of each at most; 0 for all
 * @returns 1 for each image that is kept
 */
export function fewerOf(
  set: PhotoSet,
  train: Uint8Array,
  people: number,
  photos: number,
): Uint8Array {
  if (people === 0 && photos === 0) return train
  const { identities, identityOf, paths } = set
  const own = new Map<number, number[]>()
  identityOf.forEach((identity, image) => {
    if (train[image] !== 1) return
    const known = own.get(identity)
    if (known === undefined) own.set(identity, [image])
    else known.push(image)
  })
  const owners = [...own.keys()].filter((identity) => ownerOf(set, identity) === identity)
  const inTurn = byHash(owners, (identity) => identities[identity] ?? '')
  const pairable = (identity: number) => (own.get(identity)?.length ?? 0) > 1
  const ordered = [...inTurn.filter(pairable), ...inTurn.filter((each) => !pairable(each))]
  const kept = new Uint8Array(train.length)
  const chosen = new Set(ordered.slice(0, people === 0 ? undefined : people))
  for (const identity of own.keys()) {
    if (!chosen.has(ownerOf(set, identity))) continue
    const images = byHash(own.get(identity) ?? [], (image) => paths[image] ?? '')
    for (const image of images.slice(0, photos === 0 ? undefined : photos)) kept[image] = 1
  }
  return kept
}
