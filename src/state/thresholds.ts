/**
 * Where the line between same and different is drawn: at the threshold a person has set, else at
 * the run's own.
 */
import { HEADS } from '../domain/choices/heads'
import { createStore } from 'zustand/vanilla'
import type { RunConfig, RunId } from '../domain/config'
import { judgeOf, type Judge } from '../domain/judging'
import { largerMeans } from '../domain/objective'
import { rankedBy, type JudgedRun } from './judgedRun'
import { runsStore } from './runs'

/** A threshold means something only among outputs of one direction and scale. */
export interface SetThreshold {
  readonly value: number
  readonly scale: string
}

/** The thresholds that a person has set. */
export const thresholdsStore = createStore<Readonly<Record<RunId, SetThreshold | null>>>(() => ({
  A: null,
  B: null,
}))

const scaleOf = (config: RunConfig) =>
  `${largerMeans(config)} ${config.head} ${HEADS[config.head].takesDistance ? config.distance : ''}`

/** Draws the line of a run elsewhere. Nothing happens before the run has been started. */
export function setThreshold(run: RunId, value: number): void {
  const { config } = runsStore.getState()[run]
  if (config !== null) thresholdsStore.setState({ [run]: { value, scale: scaleOf(config) } })
}

/** Back to the run's own threshold. */
export function resetThreshold(run: RunId): void {
  thresholdsStore.setState({ [run]: null })
}

/** The judge of a run: at the threshold set, while the outputs' direction and scale are the same. */
export function judgeFor(judged: JudgedRun, set: SetThreshold | null): Judge {
  const value = set?.scale === scaleOf(judged.config) ? set.value : null
  return judgeOf(judged.config, rankedBy(judged).ranking, value)
}
