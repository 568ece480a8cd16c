/** What opens the sweep from elsewhere; fetched when that is asked for. */
export { openSweepWith } from './sweepDrafting'
