/** The names that are written on a map, and where. */
import type { HeldOutImages } from '../../../domain/reports'
import { nameOf, type Group } from './figures'
import { placeOf, type Point } from './geometry'

interface Named {
  readonly groups: readonly Group[]
  readonly heldOut: HeldOutImages
  readonly places: Float32Array
  readonly highlight: number | null
}

/** More would hide what they name. */
const NAMES = 8

/** Of the identity chosen; else of those with the most images. In the middle of each one's images. */
export function namesOn({ groups, heldOut, places, highlight }: Named) {
  const shown =
    highlight === null
      ? groups.slice(0, NAMES)
      : groups.filter(({ identity }) => identity === highlight)
  return shown.flatMap(({ identity, rows }) => {
    const at = middle(rows.map((row) => placeOf(places, row)))
    return at ? [{ identity, text: nameOf(heldOut, identity), at }] : []
  })
}

/** The mean of the places there are. */
function middle(all: readonly Point[]): Point | null {
  const known = all.filter(({ x }) => Number.isFinite(x))
  if (known.length === 0) return null
  return {
    x: known.reduce((sum, { x }) => sum + x, 0) / known.length,
    y: known.reduce((sum, { y }) => sum + y, 0) / known.length,
  }
}
