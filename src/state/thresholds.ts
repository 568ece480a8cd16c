/** What people have chosen to draw the line between same and different by. */
import { createStore } from 'zustand/vanilla'
import type { RunId } from '../domain/config'
import type { CalibrationWay } from '../domain/verification/calibratedAt'
import { scaleOf, type ChosenThreshold } from './judgeFor'
import { runsStore } from './runs'

/** What a person has chosen; null for none. */
export const thresholdsStore = createStore<Readonly<Record<RunId, ChosenThreshold | null>>>(() => ({
  A: null,
  B: null,
}))

/** Draws the line of a run elsewhere. Nothing happens before the run has been started. */
export function setThreshold(run: RunId, value: number): void {
  const { config } = runsStore.getState()[run]
  if (config !== null)
    thresholdsStore.setState({ [run]: { kind: 'set', value, scale: scaleOf(config) } })
}

/** Has calibration people draw the line, wherever there are any. */
export function calibrateThreshold(run: RunId, way: CalibrationWay): void {
  thresholdsStore.setState({ [run]: { kind: 'calibrated', way } })
}

/** Draws the line where the loss aims at, if it does. */
export function aimThreshold(run: RunId): void {
  thresholdsStore.setState({ [run]: { kind: 'aim' } })
}

/** Back to what calibration people suit best, or the run's own threshold. */
export function resetThreshold(run: RunId): void {
  thresholdsStore.setState({ [run]: null })
}
