/** The database of kept runs; apart from what reads it, so that a page can ask whether there is one. */
export const RUNS_DATABASE = 'siamese-playground-runs'
