import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { judgeOf, type Judge } from '../../domain/judging'
import { judgedOf, type JudgedRun } from '../../state/judgedRun'
import { judgeFor } from '../../state/judgeFor'
import { thresholdsStore } from '../../state/thresholds'
import type { Asking } from '../../state/tryoutQuestions'

/** A run's judge and its held-out pairs; before those, the threshold its loss aims at, if it does. */
export function useJudge(
  run: RunId,
  { view, config }: Pick<Asking, 'view' | 'config'>,
): { readonly judged: JudgedRun | null; readonly judge: Judge } {
  const set = useStore(thresholdsStore, (thresholds) => thresholds[run])
  const judged = judgedOf(view)
  const judge = judged === null ? judgeOf(config, { bestThreshold: NaN }) : judgeFor(judged, set)
  return { judged, judge }
}
