/** Small sets of photos, for tests. */
import { CENTRE_CROP } from './intake'
import { pixelBytes, type PairList, type PhotoSet } from './photoSet'

/** A set with so many photos of each person, 2 px a side, grey. */
export function testSet(
  photos: readonly number[],
  { id = 'a1b2c3', list = null }: { id?: string; list?: PairList | null } = {},
): PhotoSet {
  const identityOf = Int32Array.from(photos.flatMap((count, person) => Array(count).fill(person)))
  return {
    version: 1,
    id,
    name: `Set ${id}`,
    side: 2,
    channels: 1,
    crop: CENTRE_CROP,
    identities: photos.map((_, person) => `p${person}`),
    identityOf,
    groupOf: identityOf.map((_, image) => image),
    paths: Array.from(identityOf, (person, image) => `p${person}/${image}.png`),
    list,
  }
}

export const testPixels = (set: PhotoSet) => new Blob([new Uint8Array(pixelBytes(set))])

/** A list of [a, b, same, fold] over a set's photos. */
export function testList(
  pairs: readonly (readonly [number, number, 0 | 1, number])[],
  folds: readonly string[] = [],
): PairList {
  return {
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    same: Uint8Array.from(pairs, ([, , same]) => same),
    foldOf: Uint8Array.from(pairs, ([, , , fold]) => fold),
    folds,
  }
}
