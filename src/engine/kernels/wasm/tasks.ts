/** The tasks of the module in `assembly`; `assembly/tasks.ts` has the same numbers. */
export const PACK_FILTER = 0
export const FLIP_FILTER = 1
export const CONVOLVE = 2
export const PAD = 3
export const MASK_GRADIENT = 4
export const FILTER_GRADIENT = 5
export const INTERLEAVE = 6
export const MAX_POOL = 7
export const MAX_POOL_GRADIENT = 8
export const SEED_DROPOUT = 9
export const PARTIAL_MOMENTS = 10
export const NORMALIZE = 11
export const PARTIAL_GRADIENT_SUMS = 12
export const NORMALIZE_GRADIENT = 13
export const UPDATE_WEIGHTS = 14
export const SUM_SQUARES = 15
