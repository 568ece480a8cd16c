import type { ConfigPatch, RunId } from '../domain/config'
import { trainRun } from './runs'
import { runsStore } from './runView'
import { applyPatch, raceAsB } from './setup'

/** Applies a fix; a run that had ended is run again, so that the fix proves itself. */
export function applyFix(run: RunId, patch: ConfigPatch): void {
  const { state } = runsStore.getState()[run]
  applyPatch(run, patch)
  if (state === 'failed' || state === 'finished') trainRun(run)
}

/** Runs B as A with a fix, beside A as it is; at once, if A has been started. */
export function raceFix(patch: ConfigPatch): void {
  const started = runsStore.getState().A.state !== 'idle'
  raceAsB(patch)
  if (started) trainRun('B')
}
