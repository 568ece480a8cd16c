/** How many of the nearest images are told of each. */
export const NEIGHBOURS = 5
