/** The page's runs A and B: its one instance of the runs on show, kept as they go. */
import { createRunClient } from '../engine'
import { noteRuns } from './historyEntry'
import { createShownRuns, type ShownRuns } from './shownRuns'
import { createTabRuns } from './tabRuns'

const hex = (word: number) => word.toString(16).padStart(8, '0')

/** Null where the browser forbids it. */
function storageOf(name: 'sessionStorage' | 'localStorage'): Storage | null {
  try {
    return (globalThis as { [of in typeof name]?: Storage })[name] ?? null
  } catch {
    return null
  }
}

// Absent on pages that are not secure, and in Node.
const locks = (globalThis as { navigator?: Partial<Navigator> }).navigator?.locks ?? null

export const tabRuns = createTabRuns(
  {
    storage: storageOf('sessionStorage'),
    shared: storageOf('localStorage'),
    locks,
    noted: noteRuns,
    newId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), hex).join(''),
  },
  (run, id) => shown.giveUp(run, id),
)

const shown: ShownRuns = createShownRuns(
  // Whether a silent run is ended is for the person to say.
  (onEvent) => createRunClient(onEvent, { endsSilentAfter: Infinity }),
  tabRuns,
)

export const {
  views: runsStore,
  train,
  trainWhenReady,
  step,
  pause,
  reset,
  judgeNow,
  endSilent,
  tryAgain,
  compareOn,
  weightsOf,
  canGoOn,
  applyFix,
  raceFix,
  followSetup,
  resume,
  show,
  setAside,
  keepNow,
  leaveAll,
} = shown
