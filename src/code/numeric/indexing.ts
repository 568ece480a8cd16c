/** `x[…]`: places, slices, new axes, an ellipsis, masks and lists of places. */
import { broadcastTo, map } from './elementwise'
import { expandDims, reshape, take } from './layout'
import { asArray, emptyArray, isArray, isList, sizeOf, type NDArray, type Value } from './ndArray'
import { NumericError } from './numericError'

/** from:to:step, null where it is not said. */
export interface Slice {
  readonly slice: readonly [from: number | null, to: number | null, step: number | null]
}
/** null makes a new axis. */
export type Index = number | boolean | null | NDArray | readonly Value[] | Slice | '...'

const isSlice = (index: Index): index is Slice =>
  typeof index === 'object' && index !== null && !Array.isArray(index) && 'slice' in index

/** @param indices one for each axis from the first on @throws NumericError */
export function at(a: NDArray, indices: readonly Index[]): NDArray {
  const used = indices.reduce<number>((count, index) => count + axesUsed(index), 0)
  const full = a.shape.length - used
  if (full < 0)
    throw new NumericError(`an array of ${a.shape.length} axes has no place of ${used} indices`)
  let result = a
  let axis = 0
  for (const index of indices) {
    if (index === '...') axis += full
    else if (index === null) result = expandDims(result, axis++)
    else if (isSlice(index)) {
      result = take(result, placesOf(index, result.shape[axis]!), axis)
      axis++
    } else if (isPlace(index)) {
      const place = Number(isArray(index) ? index.data[0] : index)
      const taken = take(result, [place], axis)
      result = reshape(taken, [...taken.shape.slice(0, axis), ...taken.shape.slice(axis + 1)])
    } else {
      const places = asArray(index as Value)
      result = places.dtype === 'bool' ? masked(result, places, axis) : gather(result, places, axis)
      axis += places.dtype === 'bool' ? 1 : places.shape.length
    }
  }
  return result
}

const isPlace = (index: Exclude<Index, Slice | '...' | null>): boolean =>
  typeof index === 'number' || (isArray(index) && index.shape.length === 0 && index.dtype === 'int')

function axesUsed(index: Index): number {
  if (index === null || index === '...') return 0
  if (isArray(index as Value) || isList(index as Value)) {
    const { dtype, shape } = asArray(index as Value)
    return dtype === 'bool' ? shape.length : 1
  }
  return 1
}

/** The places of a slice among so many. */
function placesOf({ slice: [from, to, step] }: Slice, length: number): number[] {
  const by = step ?? 1
  if (by === 0) throw new NumericError('a slice cannot have a step of 0')
  const inside = (place: number) =>
    Math.min(
      by > 0 ? length : length - 1,
      Math.max(by > 0 ? 0 : -1, place < 0 ? place + length : place),
    )
  const first = from === null ? (by > 0 ? 0 : length - 1) : inside(from)
  const end = to === null ? (by > 0 ? length : -1) : inside(to)
  return Array.from(
    { length: Math.max(0, Math.ceil((end - first) / by)) },
    (_, i) => first + i * by,
  )
}

/** The entries where a mask over one or more axes is true, in one axis. */
export function masked(a: NDArray, mask: NDArray, axis = 0): NDArray {
  const covered = a.shape.slice(axis, axis + mask.shape.length)
  if (covered.join() !== mask.shape.join())
    throw new NumericError('a mask has the shape of what it chooses from')
  const flat = reshape(a, [
    ...a.shape.slice(0, axis),
    sizeOf(mask.shape),
    ...a.shape.slice(axis + mask.shape.length),
  ])
  return take(flat, placesOfTrue(mask), axis)
}

export const placesOfTrue = (mask: NDArray): number[] =>
  [...mask.data.keys()].filter((i) => mask.data[i] !== 0)

/** The entries at these places along an axis, in the places’ own shape. */
export function gather(a: NDArray, places: NDArray, axis: number): NDArray {
  const taken = take(a, [...places.data], axis)
  return reshape(taken, [...a.shape.slice(0, axis), ...places.shape, ...a.shape.slice(axis + 1)])
}

/** For each place of `places` the entry of `a` there along an axis, all else being equal. */
export function gatherAlong(a: NDArray, places: NDArray, axis: number): NDArray {
  const result = emptyArray(places.shape, a.dtype)
  const length = a.shape[axis] ?? 0
  const after = sizeOf(places.shape.slice(axis + 1))
  const width = places.shape[axis] ?? 1
  const from = map(places, (x) => (x < 0 ? x + length : x))
  from.data.forEach((place, i) => {
    const row = Math.floor(i / (after * width))
    result.data[i] = a.data[(row * length + place) * after + (i % after)] ?? NaN
  })
  return result
}

/** `a[…] = value`: changes the array itself, and with it all that are views of it. @throws NumericError */
export function putAt(a: NDArray, indices: readonly Index[], value: NDArray): void {
  const places = emptyArray(a.shape, 'int')
  places.data.forEach((_, i) => {
    places.data[i] = i
  })
  const chosen = at(places, indices)
  const spread = broadcastTo(value, chosen.shape)
  chosen.data.forEach((place, i) => {
    a.data[place] = spread.data[i]!
  })
}
