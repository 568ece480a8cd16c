/** Least and largest value, or bound, of something. */
export type Range = readonly [number, number]

/** One end of a range: where it is, and what keeps everything on this side of it. */
export interface Bound {
  readonly at: number
  /** In a word or two, for a line across a chart: “√ε”. */
  readonly name: string
  /** As a clause: “no distance is below √ε = 0.316”; null where it is no more than the meaning of a distance. */
  readonly why: string | null
}

export interface Reach {
  readonly least: Bound
  readonly most: Bound
}

/** Where nothing bounds. */
export const NO_BOUND: Bound = { at: Infinity, name: 'largest', why: null }
/** A distance’s own least value. */
export const FROM_0: Bound = { at: 0, name: 'least', why: null }
