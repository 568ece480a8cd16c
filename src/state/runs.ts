/** The page's runs A and B: its one instance of the runs on show, kept as they go. */
import { createRunClient } from '../engine'
import { createShownRuns, type ShownRuns } from './shownRuns'
import { createTabRuns } from './tabRuns'

/** Null where the browser forbids it. */
function storageOf(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

const hasLocks = 'locks' in navigator && navigator.locks !== undefined

export const tabRuns = createTabRuns(
  {
    storage: storageOf(),
    locks: hasLocks ? navigator.locks : null,
    newId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), hex).join(''),
  },
  (run, id) => shown.giveUp(run, id),
)

const hex = (word: number) => word.toString(16).padStart(8, '0')

const shown: ShownRuns = createShownRuns(createRunClient, tabRuns)

export const {
  views: runsStore,
  train,
  trainWhenReady,
  step,
  pause,
  reset,
  judgeNow,
  compareOn,
  canGoOn,
  applyFix,
  raceFix,
  followSetup,
  resume,
  keepNow,
} = shown
