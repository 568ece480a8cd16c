/** The 97.5 % quantiles of Student’s t for 1, 2, … degrees of freedom. */
const QUANTILES = [
  12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
  2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.13145, 2.119905, 2.109816, 2.100922, 2.093024,
  2.085963, 2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.04523,
]

/** What 95 % of a Student's t lie within, on both sides of 0; that of 29 degrees of freedom for more. */
export function quantileOfT(degrees: number): number {
  return QUANTILES[Math.min(degrees, QUANTILES.length) - 1] ?? Infinity
}
