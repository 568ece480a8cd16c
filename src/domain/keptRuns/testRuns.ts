/** Kept runs for tests. */
import { DEFAULT_CONFIG } from '../config'
import { NO_LABEL, type KeptMeasures, type KeptRun } from '../keptRun'
import type { EvaluationRecord } from '../stepLog'

export const heldOutRecord = (values: Partial<EvaluationRecord> = {}): EvaluationRecord => ({
  step: 40,
  loss: 0.1,
  accuracy: 0.9,
  verified: 0.9,
  bestAccuracy: 0.9,
  auc: 0.95,
  eer: 0.1,
  ...values,
})

export const keptMeasures = (values: Partial<KeptMeasures> = {}): KeptMeasures => ({
  ms: 1000,
  loss: 0.1,
  heldOut: heldOutRecord(),
  logBytes: 10,
  reportBytes: {},
  ...values,
})

/** A run that finished at step 40; begun and changed at `at`. */
export function keptRun(at: number, values: Partial<KeptRun> = {}): KeptRun {
  return {
    version: 1,
    id: at.toString(16).padStart(32, '0'),
    config: DEFAULT_CONFIG,
    begun: at,
    changed: at,
    state: 'finished',
    step: 40,
    layers: [],
    closest: 0.1,
    owner: 'me',
    bytes: 100,
    weights: [],
    label: NO_LABEL,
    measured: keptMeasures(),
    ...values,
  }
}
