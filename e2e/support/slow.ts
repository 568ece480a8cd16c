/**
 * A journey that takes longer than what it adds to the others: `npm run test:slow` plays it, `npm test`, which
 * must stay short enough to be run after every change, does not.
 */
export const SLOW = { tag: '@slow' }
