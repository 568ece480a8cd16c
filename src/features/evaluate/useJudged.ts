import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { judgedOf } from '../../state/judgedRun'
import { judgeFor } from '../../state/judgeFor'
import type { Judging } from '../../state/scores/judging'
import { thresholdsStore } from '../../state/thresholds'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'

/** Null before a run's first evaluation. */
export function useJudged(run: RunId): Judging | null {
  const judged = useStore(runsStore, (runs) => judgedOf(runs[run]))
  const set = useStore(thresholdsStore, (thresholds) => thresholds[run])
  return judged && { run, judged, judge: judgeFor(judged, set) }
}

/** Of the runs on show, those that have been evaluated. */
export function useJudgedRuns(): readonly Judging[] {
  const comparing = useStore(setupStore, ({ setup }) => setup.compare)
  const [a, b] = [useJudged('A'), useJudged('B')]
  return [a, comparing ? b : null].filter((judging) => judging !== null)
}
