/** Whom pairs are of: what varies from one sample to another is people, not their pairs. */

/** The units that pairs are made of, each pair of two, or of one where it is of the same. */
export interface PairUnits {
  /** Per pair, the unit of its first and of its second image, numbered from 0 without gaps. */
  readonly first: Int32Array
  readonly second: Int32Array
  readonly count: number
  /** Whether a unit is a class, such as a person, or an image, where there are hardly any classes. */
  readonly over: 'people' | 'images'
}

/** With fewer people there is no telling how others would do. */
export const FEWEST_PEOPLE = 3

/**
 * People where the pairs are of three at least; else their images, since two people say nothing of
 * others.
 * @param classes per image, whom it shows
 */
export function pairUnits(
  { a, b }: { readonly a: Int32Array; readonly b: Int32Array },
  classes: ArrayLike<number>,
): PairUnits {
  const classOf = (image: number) => classes[image] as number
  const people = numbered([a.map(classOf), b.map(classOf)])
  return people.count >= FEWEST_PEOPLE
    ? { ...people, over: 'people' }
    : { ...numbered([a, b]), over: 'images' }
}

function numbered([first, second]: readonly [Int32Array, Int32Array]) {
  const found = [...new Set([...first, ...second])].sort((x, y) => x - y)
  const places = new Map(found.map((each, place) => [each, place]))
  const placeOf = (each: number) => places.get(each) as number
  return { first: first.map(placeOf), second: second.map(placeOf), count: found.length }
}

/** The units of some of the pairs. */
export function unitsOfSome(
  { first, second, over }: PairUnits,
  places: readonly number[],
): PairUnits {
  const some = (of: Int32Array) => Int32Array.from(places, (place) => of[place] as number)
  return { ...numbered([some(first), some(second)]), over }
}
