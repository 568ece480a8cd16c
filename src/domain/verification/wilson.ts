/** The normal distribution's 97.5 % quantile. */
const Z = 1.959963984540054

/**
 * The 95 % interval of a share of which k of n were seen: Wilson 1927, which holds for few and for
 * shares near 0 and 1 as well.
 */
export function wilson(k: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1]
  const [share, z2] = [k / n, Z * Z]
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)]
}
