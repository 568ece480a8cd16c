/** The list's folds: pairs of one, or of all, are held out; what could give them away is not trained on. */
import type { PairList, PhotoSet } from '../photoSet'

export interface FoldSides {
  /** Per image. */
  readonly train: Uint8Array
  readonly heldOut: Uint8Array
  /** Places in the list. */
  readonly trainPairs: readonly number[]
  readonly heldOutPairs: readonly number[]
}

/** @param fold from 1, no more than there are; 0 for all @param listed whether listed pairs are trained on */
export function foldSides(set: PhotoSet, list: PairList, fold: number, listed: boolean): FoldSides {
  const { identities, identityOf, groupOf, paths } = set
  const count = paths.length
  const which = Math.min(fold, list.folds.length) - 1
  const places = Array.from(list.a.keys()).filter((place) => list.a[place] !== list.b[place])
  const heldOutPairs = places.filter((place) => fold === 0 || list.foldOf[place] === which)
  const heldOut = marked(count, list, heldOutPairs)

  const heldPeople = new Uint8Array(identities.length)
  const heldGroups = new Set<number>()
  heldOut.forEach((held, image) => {
    if (held === 0) return
    heldPeople[identityOf[image] as number] = 1
    heldGroups.add(groupOf[image] as number)
  })
  const leaks = (image: number) => heldGroups.has(groupOf[image] as number)
  if (listed && fold !== 0) {
    const trainPairs = places.filter(
      (place) =>
        list.foldOf[place] !== which &&
        !leaks(list.a[place] as number) &&
        !leaks(list.b[place] as number),
    )
    return { train: marked(count, list, trainPairs), heldOut, trainPairs, heldOutPairs }
  }
  const train = Uint8Array.from(identityOf, (identity, image) =>
    heldPeople[identity] === 1 || leaks(image) ? 0 : 1,
  )
  return { train, heldOut, trainPairs: [], heldOutPairs }
}

/** 1 for each image of these pairs. */
function marked(count: number, { a, b }: PairList, places: readonly number[]): Uint8Array {
  const marks = new Uint8Array(count)
  for (const place of places) {
    marks[a[place] as number] = 1
    marks[b[place] as number] = 1
  }
  return marks
}
