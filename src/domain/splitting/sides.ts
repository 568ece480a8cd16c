/** Two sides that units are moved between, and whether pairs can be made on each. */
import { isForgery } from '../forgeries'
import type { PhotoSet } from '../photoSet'
import type { Unit } from './units'

/** What pairs can be made of. */
export interface Makings {
  readonly people: number
  /** People with two photos at least. */
  readonly pairable: number
}

/** Different pairs need two people, same pairs two photos of one. */
export const makesPairs = ({ people, pairable }: Makings): boolean => people >= 2 && pairable >= 1

interface Side extends Makings {
  readonly units: ReadonlySet<Unit>
  /** How the makings are with a unit put in (1) or taken out (−1). */
  with(unit: Unit, sign: 1 | -1): Makings
  move(unit: Unit, sign: 1 | -1): void
}

function createSide(set: PhotoSet): Side {
  const { identities, identityOf } = set
  const counts = new Int32Array(identities.length)
  const units = new Set<Unit>()
  let [people, pairable] = [0, 0]
  const change = (unit: Unit, sign: 1 | -1) => {
    for (const image of unit) {
      const identity = identityOf[image] as number
      if (isForgery(set, identity)) continue
      const before = counts[identity] as number
      const after = before + sign
      counts[identity] = after
      people += Number(after >= 1) - Number(before >= 1)
      pairable += Number(after >= 2) - Number(before >= 2)
    }
  }
  return {
    units,
    get people() {
      return people
    },
    get pairable() {
      return pairable
    },
    with(unit, sign) {
      change(unit, sign)
      const makings = { people, pairable }
      change(unit, sign === 1 ? -1 : 1)
      return makings
    },
    move(unit, sign) {
      change(unit, sign)
      if (sign === 1) units.add(unit)
      else units.delete(unit)
    },
  }
}

/**
 * Moves units, few and first come first, until pairs can be made on both sides, where that is
 * possible by moving one at a time.
 * @param chosen units to hold out
 */
export function evened(
  set: PhotoSet,
  units: readonly Unit[],
  chosen: ReadonlySet<Unit>,
): ReadonlySet<Unit> {
  const [held, train] = [createSide(set), createSide(set)]
  for (const unit of units) (chosen.has(unit) ? held : train).move(unit, 1)
  for (const need of NEEDS)
    for (const [side, other] of [
      [held, train],
      [train, held],
    ] as const)
      fill(units, side, other, need)
  return held.units
}

/** Somebody who can be paired may be a side's second person; then it gets another one back. */
const NEEDS = ['people', 'pairable', 'people'] as const
const WANTED: Makings = { people: 2, pairable: 1 }

/** Moves units over from the other side as long as it can spare what is needed. */
function fill(units: readonly Unit[], side: Side, other: Side, need: keyof Makings): void {
  for (const unit of units) {
    if (side[need] >= WANTED[need]) return
    if (!other.units.has(unit) || side.with(unit, 1)[need] === side[need]) continue
    const rest = other.with(unit, -1)
    const spared =
      rest.pairable >= Math.min(other.pairable, WANTED.pairable) &&
      (need === 'pairable' || rest.people >= Math.min(other.people, WANTED.people))
    if (!spared) continue
    other.move(unit, -1)
    side.move(unit, 1)
  }
}
