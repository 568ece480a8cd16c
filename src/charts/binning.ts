/** Distances of held-out pairs counted in bins of equal width, same and different pairs apart. */
export interface Bin {
  /** Distances from here on … */
  readonly from: number
  /** … to below here; in the last bin, up to and with it. */
  readonly to: number
  readonly same: number
  readonly different: number
}

/**
 * Counts distances in `count` bins from 0 to the largest distance or `atLeast`, whichever is more.
 * Distances that are not finite are in no bin; negative ones are in the first.
 *
 * @param distances one per pair
 * @param same 1 where the pair is of one class, one per pair
 * @param atLeast where the last bin ends at the earliest, in units of distance; above 0
 */
export function binDistances(
  distances: Float32Array,
  same: ArrayLike<number>,
  count: number,
  atLeast: number,
): readonly Bin[] {
  let end = atLeast
  for (const distance of distances) if (Number.isFinite(distance) && distance > end) end = distance
  const width = end / count
  const counts = Array.from({ length: count }, () => ({ same: 0, different: 0 }))
  distances.forEach((distance, i) => {
    if (!Number.isFinite(distance)) return
    const place = Math.min(count - 1, Math.max(0, Math.floor(distance / width)))
    const bin = counts[place] as { same: number; different: number }
    if (same[i]) bin.same++
    else bin.different++
  })
  return counts.map((bin, i) => ({ from: i * width, to: (i + 1) * width, ...bin }))
}
