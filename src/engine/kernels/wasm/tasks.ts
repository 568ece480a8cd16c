/** The tasks of the module in `assembly`; `assembly/tasks.ts` has the same numbers. */
export const PACK_FILTER = 0
export const FLIP_FILTER = 1
export const CONVOLVE = 2
export const PAD = 3
export const MASK_GRADIENT = 4
export const FILTER_GRADIENT = 5
export const INTERLEAVE = 6
