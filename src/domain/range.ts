/** Least and largest value, or bound, of something. */
export type Range = readonly [number, number]
