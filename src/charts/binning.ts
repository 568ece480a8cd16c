/** Outputs of held-out pairs counted in bins of equal width, same and different pairs apart. */
export interface Bin {
  /** Outputs from here on … */
  readonly from: number
  /** … to below here; in the last bin, up to and with it. */
  readonly to: number
  readonly same: number
  readonly different: number
}

/**
 * Counts outputs in `count` bins from 0 to `end`. Those that are not finite are in no bin, those
 * beyond an end are in its bin.
 *
 * @param outputs one per pair
 * @param same 1 where the pair is of one class, one per pair
 * @param end where the last bin ends; above 0
 */
export function binOutputs(
  outputs: Float32Array,
  same: ArrayLike<number>,
  count: number,
  end: number,
): readonly Bin[] {
  const width = end / count
  const counts = Array.from({ length: count }, () => ({ same: 0, different: 0 }))
  outputs.forEach((output, i) => {
    if (!Number.isFinite(output)) return
    const place = Math.min(count - 1, Math.max(0, Math.floor(output / width)))
    const bin = counts[place] as { same: number; different: number }
    if (same[i]) bin.same++
    else bin.different++
  })
  return counts.map((bin, i) => ({ from: i * width, to: (i + 1) * width, ...bin }))
}
