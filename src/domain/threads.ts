/** Threads of a run: more would share too little work each. */
const MOST_THREADS = 8

/** Whether threads can have memory in common: an isolated page, in a browser that has such memory. */
export const sharesMemory = (): boolean =>
  globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer !== 'undefined'

/** Threads that a run on WASM takes of so many cores, where the page can share memory. */
export const threadsOf = (cores: number): number => Math.max(1, Math.min(cores, MOST_THREADS))
