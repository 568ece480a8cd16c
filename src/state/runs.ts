/** The page's runs A and B: its one instance of the runs on show. */
import { createRunClient } from '../engine'
import { createShownRuns } from './shownRuns'

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
} = createShownRuns(createRunClient)
