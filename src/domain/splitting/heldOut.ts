/** Which images are held out by identity and by image: a share of them, in hashed order. */
import type { PhotoSet } from '../photoSet'
import { evened } from './sides'
import { groupUnits, leastOf, peopleUnits, type Unit } from './units'

/** Whole people; who would overshoot the share by more than is wanting is passed over. */
export function heldOutPeople(set: PhotoSet, percent: number): ReadonlySet<Unit> {
  const units = peopleUnits(set)
  const wanted = (percent / 100) * set.paths.length
  let count = 0
  const chosen = units.filter((unit) => {
    const taken = count + unit.length / 2 <= wanted
    if (taken) count += unit.length
    return taken
  })
  return evened(set, units, new Set(chosen))
}

/** Photos that a person has at least on a side, where there are enough: two make a same pair. */
const PAIR = 2

/** Those that the set's makers set apart, or else a share of each person's. */
export function heldOutImages(set: PhotoSet, percent: number): ReadonlySet<Unit> {
  const { testImages } = set
  if (testImages === undefined) return heldOutPhotos(set, percent)
  return new Set([Array.from(testImages.keys()).filter((image) => testImages[image] === 1)])
}

/**
 * The share of each person's photos, but no single ones: where the share of a person is below two
 * photos, it is two of one person and none of another.
 */
function heldOutPhotos(set: PhotoSet, percent: number): ReadonlySet<Unit> {
  const { identityOf, paths } = set
  const units = groupUnits(set)
  const homes = new Map<number, Unit[]>()
  for (const unit of units) {
    const home = identityOf[leastOf(unit, (image) => paths[image] ?? '')] as number
    const own = homes.get(home)
    if (own) own.push(unit)
    else homes.set(home, [unit])
  }
  // People come as their first units do, which is in hashed order.
  const chosen = new Set<Unit>()
  let wanted = 0
  for (const own of homes.values()) {
    const photos = own.reduce((sum, unit) => sum + unit.length, 0)
    wanted += (percent / 100) * photos
    const most = photos > PAIR ? Math.max(PAIR, photos - PAIR) : photos
    const aim = Math.min(most, wanted < PAIR / 2 ? 0 : Math.max(PAIR, Math.round(wanted)))
    let count = 0
    for (const unit of own) {
      if (count >= aim || count + unit.length > most) continue
      chosen.add(unit)
      count += unit.length
    }
    wanted -= count
  }
  return evened(set, units, chosen)
}
